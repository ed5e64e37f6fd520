// The Chinese form of a log, as a template. A project may have its own instead.

export const chineseTemplate = `# {{ log.name | text }} 文档更新总结（{{ log.day }}）

**最后更新**：{{ log.day }}{% if log.maintainer != "" %} **维护者**：{{ log.maintainer | text }}{% endif %}

## 📋 更新概述

{% generated summary %}
本次更新从提交 {{ log.shortBase | code }} 到{% if log.shortHead == "" %}当前工作区{% else %}提交 {{ log.shortHead | code }}{% endif %}：

- 新增 {{ totals.added }} 个文档{% if totals.added > 0 %}，共 {{ totals.addedLines }} 行{% endif %}
- 更新 {{ updated.size }} 个文档
- 改名 {{ totals.renamed }} 个文档
- 删除 {{ totals.removed }} 个文档
- 章节：新增 {{ totals.sections.added }} 处，修改 {{ totals.sections.changed }} 处，改标题 {{ totals.sections.retitled }} 处，改编号 {{ totals.sections.renumbered }} 处，删除 {{ totals.sections.removed }} 处
- 文档间引用：新增 {{ totals.references.added }} 项，删除 {{ totals.references.removed }} 项，修正路径 {{ totals.corrections }} 处
{% if layoutOnly.size > 0 %}
- 另有 {{ layoutOnly.size }} 个文档只改了排版或目录，不在此列
{% endif %}
{% endgenerated %}

> 待写：这次更新做了什么，为什么做。

**更新目标**：

- 待写

## ✅ 更新内容

{% generated added %}
{% if added.size > 0 %}
### 新增文档

{% for document in added %}
- {{ document.path | code }}：{{ document.title | text }}，{{ document.lines }} 行{% if document.chapters > 0 %}，{{ document.chapters }} 个主要章节{% endif %}
{% for title in document.outline %}
  - {{ title | text }}
{% endfor %}
{% endfor %}
{% endif %}
{% endgenerated %}

{% generated updated %}
{% if updated.size > 0 %}
### 更新现有文档

{% for document in updated %}
- {{ document.path | code }}：{% if document.status == "renamed" %}改名，原路径见下{% if document.class != "content" %}，{% endif %}{% endif %}{% if document.class == "metadata-only" %}仅更新元数据{% elsif document.class == "format-only" %}仅调整排版{% elsif document.class == "toc-only" %}仅调整目录{% endif %}
{% for section in document.sections.added %}
  - 新增 {% if section.number %}{{ section.number }} {% endif %}{{ section.title | text }}{% if section.isDuplicate %}（⚠️ 编号重复）{% endif %}
{% endfor %}
{% for section in document.sections.changed %}
  - 修改 {% if section.number %}{{ section.number }} {% endif %}{{ section.title | text }}{% if section.isDuplicate %}（⚠️ 编号重复）{% endif %}
{% endfor %}
{% for section in document.sections.retitled %}
  - 改标题 {% if section.number %}{{ section.number }} {% endif %}{{ section.title | text }}，原为 {{ section.from | code }}{% if section.isChanged %}，内容也有修改{% endif %}
{% endfor %}
{% for section in document.sections.renumbered %}
  - 改编号 {{ section.from | code }} → {{ section.number | code }}（{% if section.number contains "–" %}自 {{ section.title | text }} 起{% else %}{{ section.title | text }}{% endif %}）{% if section.isChanged %}，内容也有修改{% endif %}
{% endfor %}
{% for section in document.sections.removed %}
  - 删除 {% if section.number %}{{ section.number | append: " " | append: section.title | code }}{% else %}{{ section.title | code }}{% endif %}
{% endfor %}
{% if document.isStartChanged %}
  - 修改第一个标题之前的部分
{% endif %}
{% if document.isReordered %}
  - 调整章节次序
{% endif %}
{% if document.dateBefore != document.dateAfter and document.dateAfter != "" %}
  - 更新日期 {% if document.dateBefore != "" %}{{ document.dateBefore }} → {% endif %}{{ document.dateAfter }}
{% endif %}
{% endfor %}
{% endif %}
{% endgenerated %}

{% generated gone %}
{% if removed.size > 0 or renamed.size > 0 %}
### 删除和改名的文档

\`\`\`text
{% for document in removed %}
删除 {{ document.path }}
{% endfor %}
{% for document in renamed %}
改名 {{ document.from }} → {{ document.path }}
{% endfor %}
\`\`\`
{% endif %}
{% endgenerated %}

## 📊 文档统计

{% generated statistics %}
{% if added.size > 0 %}
### 新增文档统计

{% table %}
| 文档 | 文件路径 | 行数 | 章节数 |
| --- | --- | --- | --- |
{% for document in added %}
| {{ document.title | text | cell }} | {{ document.path | code | cell }} | {{ document.lines }} | {{ document.chapters }} |
{% endfor %}
{% endtable %}

{% endif %}
{% if updated.size > 0 %}
### 更新文档统计

{% table %}
| 文档 | 文件路径 | 更新章节 |
| --- | --- | --- |
{% for document in updated %}
| {{ document.title | text | cell }} | {{ document.path | code | cell }} | {% if document.class == "metadata-only" %}元数据更新{% elsif document.class == "format-only" %}排版{% elsif document.class == "toc-only" %}目录{% elsif document.sections.names.size == 0 %}正文{% else %}{{ document.sections.names | join: ", " | text | cell }}{% endif %} |
{% endfor %}
{% endtable %}
{% endif %}
{% endgenerated %}

## 🎯 文档组织

{% generated tree %}
{% if tree.size > 0 %}
\`\`\`text
{% for line in tree %}
{{ line.text }}{% case line.status %}{% when "added" %} ← 新增{% when "removed" %} ← 删除{% when "renamed" %} ← 改名{% endcase %}
{% endfor %}
\`\`\`
{% endif %}
{% endgenerated %}

## 🔗 交叉引用体系

{% generated references %}
{% if linked.size > 0 %}
### 更新文档中新增的引用

{% for document in linked %}
- {{ document.path | code }}：{% for target in document.linkedTo %}{{ target.path | code }}{% if target.sections.size > 0 %}（{{ target.sections | join: "、" | text }}）{% elsif target.count > 1 %}（{{ target.count }} 处）{% endif %}{% unless forloop.last %}；{% endunless %}{% endfor %}
{% endfor %}
{% endif %}

{% if unlinked.size > 0 %}
### 更新文档中删除的引用

\`\`\`text
{% for document in unlinked %}
{% for target in document.unlinkedFrom %}
{{ document.path }}：{{ target.path }}{% if target.sections.size > 0 %}（{{ target.sections | join: "、" }}）{% endif %}
{% endfor %}
{% endfor %}
\`\`\`
{% endif %}

{% if chains.size > 0 %}
### 新增文档的引用链

上面的文档引用下面的文档，↔ 表示互相引用。

{% for chain in chains %}
\`\`\`text
{{ chain.tree }}
\`\`\`

{% for document in chain.documents %}
{% if document.referredBy.size > 0 %}
- 引用 {{ document.path | code }} 的文档：{% for path in document.referredBy %}{{ path | code }}{% unless forloop.last %}、{% endunless %}{% endfor %}
{% endif %}
{% endfor %}

{% endfor %}
{% endif %}
{% endgenerated %}

## 📈 质量检查

{% generated quality %}
{% if broken.size == 0 %}
- ✅ 没有引用因本次更新而失效
{% else %}
- ⚠️ 因本次更新而失效的引用：{{ broken.size }} 处，见下
{% endif %}
{% if duplicates.size == 0 %}
- ✅ 没有新出现的重复编号
{% else %}
- ⚠️ 新出现的重复编号：
{% for document in duplicates %}
  - {{ document.path | code }}：{% for number in document.duplicateNumbers %}{{ number | code }}{% unless forloop.last %}、{% endunless %}{% endfor %}
{% endfor %}
{% endif %}
{% if oldDates.size == 0 %}
- ✅ 写有更新日期的文档，内容变了日期也都变了
{% else %}
- ⚠️ 内容有变而更新日期未变：{% for document in oldDates %}{{ document.path | code }}（{{ document.dateAfter }}）{% unless forloop.last %}、{% endunless %}{% endfor %}
{% endif %}
{% if undated.size > 0 %}
- ⚠️ 没有更新日期：{% for document in undated %}{{ document.path | code }}{% unless forloop.last %}、{% endunless %}{% endfor %}
{% endif %}
{% if corrected.size > 0 %}

修正的路径：

\`\`\`text
{% for document in corrected %}
{% for correction in document.corrections %}
{{ document.path }}：{{ correction.from }} → {{ correction.to }}
{% endfor %}
{% endfor %}
\`\`\`
{% endif %}
{% if broken.size > 0 %}

失效的引用：

\`\`\`text
{% for reference in broken %}
{{ reference.file }}:{{ reference.line }}：{{ reference.target }}{% if reference.section %}，原指 {{ reference.named }} 的“{{ reference.section.title }}”{% endif %}{% if reference.now %}，现指“{{ reference.now.title }}”{% endif %}
{% endfor %}
\`\`\`
{% endif %}
{% endgenerated %}

## 📝 后续计划

{% if tasks.size == 0 %}
- [ ] 待写
{% else %}
以下任务尚未完成，取自上一份日志和本次更新，请删改：

{% for group in tasks %}
- [ ] {{ group.path | code }}{% if group.tasks.size == 0 %}：还有 {{ group.count }} 项未完成{% endif %}
{% for task in group.tasks %}
  - [ ] {{ task.text }}
{% endfor %}
{% endfor %}
{% endif %}

## 📌 总结

> 待写：这次更新的价值，接下来的打算。

---

**最后更新**：{{ log.day }}{% if log.maintainer != "" %} **维护者**：{{ log.maintainer | text }}{% endif %}
`
