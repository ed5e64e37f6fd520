// The English form of a log, as a template. A project may have its own instead.

export const englishTemplate = `# {{ log.name | text }}: what changed ({{ log.day }})

**Last updated**: {{ log.day }}{% if log.maintainer != "" %} **Maintainer**: {{ log.maintainer | text }}{% endif %}

## Overview

{% generated summary %}
From commit {{ log.shortBase | code }} to {% if log.shortHead == "" %}the working tree{% else %}commit {{ log.shortHead | code }}{% endif %}:

- Added documents: {{ totals.added }}{% if totals.added > 0 %} (lines: {{ totals.addedLines }}){% endif %}
- Updated documents: {{ updated.size }}
- Renamed documents: {{ totals.renamed }}
- Removed documents: {{ totals.removed }}
- Sections: {{ totals.sections.added }} added, {{ totals.sections.changed }} changed, {{ totals.sections.retitled }} retitled, {{ totals.sections.renumbered }} renumbered, {{ totals.sections.removed }} removed
- References between documents: {{ totals.references.added }} added, {{ totals.references.removed }} removed, {{ totals.corrections }} put right
{% if layoutOnly.size > 0 %}
- Left aside, because only their layout or table of contents changed: {{ layoutOnly.size }}
{% endif %}
{% endgenerated %}

> To be written: what was done, and why.

**Aims**:

- To be written

## What changed

{% generated added %}
{% if added.size > 0 %}
### New documents

{% for document in added %}
- {{ document.path | code }}: {{ document.title | text }} (lines: {{ document.lines }}{% if document.chapters > 0 %}, chapters: {{ document.chapters }}{% endif %})
{% for title in document.outline %}
  - {{ title | text }}
{% endfor %}
{% endfor %}
{% endif %}
{% endgenerated %}

{% generated updated %}
{% if updated.size > 0 %}
### Updated documents

{% for document in updated %}
- {{ document.path | code }}:{% if document.status == "renamed" %} renamed, see below{% if document.class != "content" %};{% endif %}{% endif %}{% if document.class == "metadata-only" %} metadata only{% elsif document.class == "format-only" %} layout only{% elsif document.class == "toc-only" %} table of contents only{% endif %}
{% for section in document.sections.added %}
  - added {% if section.number %}{{ section.number }} {% endif %}{{ section.title | text }}{% if section.isDuplicate %} (⚠️ number used twice){% endif %}
{% endfor %}
{% for section in document.sections.changed %}
  - changed {% if section.number %}{{ section.number }} {% endif %}{{ section.title | text }}{% if section.isDuplicate %} (⚠️ number used twice){% endif %}
{% endfor %}
{% for section in document.sections.retitled %}
  - retitled {% if section.number %}{{ section.number }} {% endif %}{{ section.title | text }}, was {{ section.from | code }}{% if section.isChanged %}, and changed{% endif %}
{% endfor %}
{% for section in document.sections.renumbered %}
  - renumbered {{ section.from | code }} → {{ section.number | code }} ({% if section.number contains "–" %}from {{ section.title | text }} on{% else %}{{ section.title | text }}{% endif %}){% if section.isChanged %}, and changed{% endif %}
{% endfor %}
{% for section in document.sections.removed %}
  - removed {% if section.number %}{{ section.number | append: " " | append: section.title | code }}{% else %}{{ section.title | code }}{% endif %}
{% endfor %}
{% if document.isStartChanged %}
  - changed what stands before the first heading
{% endif %}
{% if document.isReordered %}
  - put sections into another order
{% endif %}
{% if document.dateBefore != document.dateAfter and document.dateAfter != "" %}
  - date {% if document.dateBefore != "" %}{{ document.dateBefore }} → {% endif %}{{ document.dateAfter }}
{% endif %}
{% endfor %}
{% endif %}
{% endgenerated %}

{% generated gone %}
{% if removed.size > 0 or renamed.size > 0 %}
### Removed and renamed documents

\`\`\`text
{% for document in removed %}
removed {{ document.path }}
{% endfor %}
{% for document in renamed %}
renamed {{ document.from }} → {{ document.path }}
{% endfor %}
\`\`\`
{% endif %}
{% endgenerated %}

## Statistics

{% generated statistics %}
{% if added.size > 0 %}
### New documents in figures

{% table %}
| Document | Path | Lines | Chapters |
| --- | --- | --- | --- |
{% for document in added %}
| {{ document.title | text | cell }} | {{ document.path | code | cell }} | {{ document.lines }} | {{ document.chapters }} |
{% endfor %}
{% endtable %}

{% endif %}
{% if updated.size > 0 %}
### Updated documents in figures

{% table %}
| Document | Path | Sections |
| --- | --- | --- |
{% for document in updated %}
| {{ document.title | text | cell }} | {{ document.path | code | cell }} | {% if document.class == "metadata-only" %}metadata{% elsif document.class == "format-only" %}layout{% elsif document.class == "toc-only" %}table of contents{% elsif document.sections.names.size == 0 %}text{% else %}{{ document.sections.names | join: ", " | text | cell }}{% endif %} |
{% endfor %}
{% endtable %}
{% endif %}
{% endgenerated %}

## Where they are

{% generated tree %}
{% if tree.size > 0 %}
\`\`\`text
{% for line in tree %}
{{ line.text }}{% case line.status %}{% when "added" %} ← new{% when "removed" %} ← removed{% when "renamed" %} ← renamed{% endcase %}
{% endfor %}
\`\`\`
{% endif %}
{% endgenerated %}

## Cross-references

{% generated references %}
{% if linked.size > 0 %}
### New references

{% for document in linked %}
- {{ document.path | code }}: {% for target in document.linkedTo %}{{ target.path | code }}{% if target.sections.size > 0 %} ({{ target.sections | join: ", " | text }}){% elsif target.count > 1 %} ({{ target.count }}){% endif %}{% unless forloop.last %}; {% endunless %}{% endfor %}
{% endfor %}
{% endif %}

{% if unlinked.size > 0 %}
### Removed references

\`\`\`text
{% for document in unlinked %}
{% for target in document.unlinkedFrom %}
{{ document.path }}: {{ target.path }}{% if target.sections.size > 0 %} ({{ target.sections | join: ", " }}){% endif %}
{% endfor %}
{% endfor %}
\`\`\`
{% endif %}

{% if chains.size > 0 %}
### How new documents hang together with others

Each document refers to those below it; ↔: they refer to it as well.

{% for chain in chains %}
\`\`\`text
{{ chain.tree }}
\`\`\`

{% for document in chain.documents %}
{% if document.referredBy.size > 0 %}
- Who refers to {{ document.path | code }}: {% for path in document.referredBy %}{{ path | code }}{% unless forloop.last %}, {% endunless %}{% endfor %}
{% endif %}
{% endfor %}

{% endfor %}
{% endif %}
{% endgenerated %}

## Checklist

{% generated quality %}
{% if broken.size == 0 %}
- ✅ No reference was broken by this
{% else %}
- ⚠️ References broken by this, listed below: {{ broken.size }}
{% endif %}
{% if duplicates.size == 0 %}
- ✅ No number has come to stand twice
{% else %}
- ⚠️ Numbers that have come to stand twice:
{% for document in duplicates %}
  - {{ document.path | code }}: {% for number in document.duplicateNumbers %}{{ number | code }}{% unless forloop.last %}, {% endunless %}{% endfor %}
{% endfor %}
{% endif %}
{% if oldDates.size == 0 %}
- ✅ Where the content changed, so did the date, if one is stated
{% else %}
- ⚠️ The content changed and the date did not: {% for document in oldDates %}{{ document.path | code }} ({{ document.dateAfter }}){% unless forloop.last %}, {% endunless %}{% endfor %}
{% endif %}
{% if undated.size > 0 %}
- ⚠️ Without a date: {% for document in undated %}{{ document.path | code }}{% unless forloop.last %}, {% endunless %}{% endfor %}
{% endif %}
{% if corrected.size > 0 %}

Paths that were put right:

\`\`\`text
{% for document in corrected %}
{% for correction in document.corrections %}
{{ document.path }}: {{ correction.from }} → {{ correction.to }}
{% endfor %}
{% endfor %}
\`\`\`
{% endif %}
{% if broken.size > 0 %}

Broken references:

\`\`\`text
{% for reference in broken %}
{{ reference.file }}:{{ reference.line }}: {{ reference.target }}{% if reference.section %}, which was “{{ reference.section.title }}” of {{ reference.named }}{% endif %}{% if reference.now %}, is “{{ reference.now.title }}” now{% endif %}
{% endfor %}
\`\`\`
{% endif %}
{% endgenerated %}

## Next

{% if tasks.size == 0 %}
- [ ] To be written
{% else %}
Still open, from the log before this one and from what is new; keep what belongs here:

{% for group in tasks %}
- [ ] {{ group.path | code }}{% if group.tasks.size == 0 %}: open tasks: {{ group.count }}{% endif %}
{% for task in group.tasks %}
  - [ ] {{ task.text }}
{% endfor %}
{% endfor %}
{% endif %}

## Summary

> To be written: what this is worth, and what comes next.

---

**Last updated**: {{ log.day }}{% if log.maintainer != "" %} **Maintainer**: {{ log.maintainer | text }}{% endif %}
`
