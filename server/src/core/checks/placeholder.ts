// Paths that stand for any path: an author who writes them speaks of no file in particular.

/** Words that examples are made of. */
const exampleWord =
  /^(?:foo|bar|baz|qux|foobar|x{2,}|y{2,}|n{2,}|abc|todo|tbd|placeholder|sample|demo|some|any|your|my|our|the|name|file(?:name)?|dir(?:ectory)?|folder|path|example|examples|page|topic|url|link|href|uri|slug|title|文件名?|路径|目录名?|链接|地址|名称|示例|某某?)$/i

/** `2025-MM-DD`, `YYYY`, `NN-name`, `UPDATE-XXXX`. */
const pattern = /YYYY|(?<![A-Z])(?:YY|MM|DD|NN|HH|SS)(?![A-Z])|(?<![A-Za-z])[XN]{1,5}(?![A-Za-z])|x{3,}|[<>{}*?…]|\.{3}/

/**
 * Whether a path is a pattern or an example: a part has a gap to fill in (`YYYY-MM-DD.md`, `NN-name/`), is a word that only
 * examples use (`path/to/file.md`, `foo/bar.md`), or begins like one (`my-project/`, `your-name.md`).
 */
export function isPlaceholder(path: string): boolean {
  return path.split('/').some((part) => {
    if (part === '' || part === '.' || part === '..') return false
    const stem = part.replace(/\.[A-Za-z0-9]+$/, '')
    return pattern.test(stem) || exampleWord.test(stem) || /^(?:my|your|some|new|example|sample|demo)[-_]/i.test(stem)
  })
}

/** Whether the destination of a link is one: narrower, for a link is rarely an example. */
export function isPlaceholderLink(path: string): boolean {
  return (
    /^(?:url|link|href|uri|address|链接|地址|网址|\.{3}|…|@)$/i.test(path) || /[<>{}*…]|(?:^|\/)path\/to\//.test(path)
  )
}
