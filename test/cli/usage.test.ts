// Wrong usage and the way out of the program: exit code 2 with a sentence, pipes that close, Ctrl-C, languages.

import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cli, cliIn, entry, folderWith, namesIn, plainEnvironment, textOf, write } from './cli.ts'
import { checkOutput } from './contract.ts'

/** Runs the words in a small corpus; they must end with the code and say the sentence on standard error, and no more. */
async function check(words: readonly string[], code: number, sentence: string) {
  const folder = folderWith('=== .doc-corpus.json\n{}\n=== a.md\n# A\n=== note.txt\nx\n')
  const before = namesIn(folder)
  const ended = await cli(folder, ...words)
  expect({ code: ended.code, out: ended.out, err: ended.err.replaceAll(folder, 'ROOT') }).toEqual({
    code,
    out: '',
    err: `${sentence}\n`,
  })
  expect(namesIn(folder)).toEqual(before)
}

/** A corpus with so many problems that its report fills every pipe. */
function manyProblems(): string {
  const folder = folderWith('=== .doc-corpus.json\n{}\n')
  const line = '[一个不存在的文件](not-there/gone.md) '
  for (let i = 0; i < 40; i++) write(folder, `docs/${i}.md`, `# ${i}\n\n${`${line}\n`.repeat(25)}`)
  return folder
}

describe.concurrent('usage', () => {
  test('a path that is not there', () => check(['check', 'no.md'], 2, 'There is no file or folder “no.md”.'))

  test('a path outside the root', () =>
    check(['check', '..', '--root', '.'], 2, '“..” lies outside the corpus root ROOT.'))

  test('a root that is no folder', () =>
    check(['check', '--root', 'a.md'], 2, '“a.md” is no folder; --root names the folder that holds the corpus.'))

  test('a configuration that is not there', () =>
    check(['check', '--config', 'no.json'], 2, 'The configuration “no.json” cannot be read.'))

  test('a command that does not exist', () => check(['chekc'], 2, 'There is no command “chekc”. Did you mean check?'))

  test('an option that does not exist', () =>
    check(['check', '--fromat', 'json'], 2, 'There is no option --fromat. Did you mean --format?'))

  test('a value that an option does not take', () =>
    check(['check', '--fail-on', 'hint'], 2, '--fail-on <severity> cannot be “hint”. It is one of error, warning.'))

  test('a code that does not exist', async () => {
    const { code, err } = await cli(folderWith('=== a.md\n'), 'check', '--only', 'missing')
    expect(code).toBe(2)
    expect(err).toMatch(/^--only <code> cannot be “missing”. The codes are missing-file, missing-heading, /)
  })

  test('a depth that is no number', () =>
    check(['references', 'a.md', '--depth', 'x'], 2, '--depth <n> cannot be “x”. It must be a whole number from 1.'))

  test('an argument that is missing', () => check(['references'], 2, 'TARGET is missing. See --help.'))

  test('an option that is missing', () => check(['resolve', 'x'], 2, '--from <file> is missing.'))

  test('an option without its value', () => check(['check', '--root'], 2, '--root <dir> needs a value.'))

  test('too many arguments', () =>
    check(['sections', 'a', 'b'], 2, 'sections takes fewer arguments: 1. Quote a text that holds spaces.'))

  test('options that do not go together', () =>
    check(
      ['check', '--baseline', 'a.json', '--write-baseline', 'b.json'],
      2,
      '--write-baseline <file> and --baseline <file> do not go together.',
    ))

  test('no command at all prints the help on standard error', async () => {
    const { code, out, err } = await cli(folderWith('=== a.md\n'))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^Usage: doc-corpus /)
  })

  test('help names every command and is no failure', async () => {
    const { code, out, err } = await cli(folderWith('=== a.md\n'), '--help')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const command of ['check', 'sections', 'references', 'resolve', 'lsp']) expect(out).toMatch(`\n  ${command} `)
  })

  test('the version is that of the package', async () => {
    const { code, out } = await cli(folderWith('=== a.md\n'), '--version')
    expect({ code, out: out.trim() }).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
  })

  test('a path that is no document of the corpus is nothing to fail for', async () => {
    const folder = folderWith('=== .doc-corpus.json\n{ "exclude": ["old"] }\n=== old/a.md\n[x](y.md)\n=== b.txt\nx\n')
    const { code, err } = await cli(folder, 'check', 'old/a.md', 'b.txt')
    expect({ code, err }).toEqual({
      code: 0,
      err: '“old/a.md” holds no document of the corpus.\n“b.txt” holds no document of the corpus.\n',
    })
  })

  test('output larger than a pipe arrives whole', async () => {
    const { code, out } = await cli(manyProblems(), 'check', '--format', 'json')
    expect(out.length).toBeGreaterThan(100_000)
    expect(checkOutput.parse(JSON.parse(out)).problems.length).toBe(1000)
    expect(code).toBe(1)
  })

  test('a reader who stops reading stops the program without noise', async () => {
    const child = spawn(process.execPath, [entry, 'check'], { cwd: manyProblems(), env: plainEnvironment })
    const err: Buffer[] = []
    child.stderr.on('data', (piece: Buffer) => err.push(piece))
    await once(child.stdout, 'readable')
    child.stdout.destroy()
    const [code] = await once(child, 'close')
    expect({ code, err: Buffer.concat(err).toString() }).toEqual({ code: 1, err: '' })
  })

  test.skipIf(process.platform === 'win32')('Ctrl-C ends with 130 and leaves nothing half-written', async () => {
    const folder = folderWith('=== .doc-corpus.json\n{}\n=== a.md\n**未闭合：x **y**：z\n')
    execFileSync('mkfifo', ['known.json'], { cwd: folder })
    const before = namesIn(folder)
    const words = ['check', '--fix', '--baseline', 'known.json']
    const child = spawn(process.execPath, [entry, ...words], { cwd: folder, env: plainEnvironment })
    const ended = once(child, 'close')
    // Opening the pipe succeeds at the moment when the program waits at its other end.
    const pipe = await open(join(folder, 'known.json'), 'w')
    child.kill('SIGINT')
    // From here the program could go on, and would mend the document, had the signal not come first.
    await pipe.writeFile('{ "version": 1, "problems": [] }')
    await pipe.close()
    const [code] = await ended
    expect(code).toBe(130)
    expect(namesIn(folder)).toEqual(before)
    expect(textOf(folder, 'a.md')).toBe('**未闭合：x **y**：z\n')
  })

  test('the language is that of --locale, else of the environment', async () => {
    const folder = folderWith('=== a.md\n# A\n')
    const said = async (variables: NodeJS.ProcessEnv, ...words: string[]) => {
      const { err } = await cliIn(
        { ...plainEnvironment, LANG: undefined, ...variables },
        folder,
        'check',
        'no',
        ...words,
      )
      return err.startsWith('没有') ? 'zh' : 'en'
    }
    expect(await said({ LANG: 'zh_CN.UTF-8' })).toBe('zh')
    expect(await said({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en')
    expect(await said({ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN' })).toBe('zh')
    expect(await said({ LANG: 'zh_TW.UTF-8' })).toBe('en')
    expect(await said({ LANG: 'zh_CN.UTF-8' }, '--locale', 'en')).toBe('en')
    expect(await said({ LANG: 'en_US.UTF-8' }, '--locale=zh-cn')).toBe('zh')
  })

  test('help is in Chinese too', async () => {
    const { out } = await cli(join(folderWith('=== a.md\n')), 'help', 'check', '--locale', 'zh-cn')
    expect(out).toMatch(/^用法： doc-corpus check/)
    expect(out).toMatch('应用无需过目的安全修复')
  })
})
