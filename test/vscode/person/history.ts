// Two small corpora with a history, for tests about update logs: the same documents in English and in Chinese.

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface CorpusWithHistory {
  /** Holds five documents; `README.md` is one of them. */
  readonly folder: string
  /** Takes away what is new in `docs`, and undoes what was done to the rest. */
  restore(): void
  remove(): void
}

const english = {
  'README.md': '# Handbook\n\n- [Networking](docs/12-network/network.md)\n- [Storage](docs/15-storage/storage.md)\n',
  'docs/12-network/network.md':
    '# 12. Networking\n\n**Last updated**: 2026-11-01\n\n## 12.1 Overview\n\nEvery node has one address.\n\n## 12.2 Policies\n\nAll traffic is allowed.\n\n## 12.3 Names\n\nNames are looked up by the node.\n',
  'docs/15-storage/storage.md':
    '# 15. Storage\n\n**Last updated**: 2026-11-01\n\n## 15.1 Volumes\n\nA volume belongs to one pod.\n\n## 15.2 Snapshots\n\nSnapshots are\ntaken by hand.\n',
  'docs/16-logging/logging.md':
    '# 16. Logging\n\n**Last updated**: 2026-11-01\n\n## 16.1 Where logs go\n\nLogs go to the disk\nof the node.\n',
  'docs/UPDATE-2026-11-01.md': '# Handbook: what changed (2026-11-01)\n\nThe beginning.\n',
}

const chinese = {
  'README.md': '# 手册\n\n- [网络](docs/12-network/network.md)\n- [存储](docs/15-storage/storage.md)\n',
  'docs/12-network/network.md':
    '# 12. 网络\n\n**最后更新**：2026-11-01\n\n## 12.1 概述\n\n每个节点有一个地址。\n\n## 12.2 策略\n\n默认放行所有流量。\n\n## 12.3 域名\n\n域名由节点解析。\n',
  'docs/15-storage/storage.md':
    '# 15. 存储\n\n**最后更新**：2026-11-01\n\n## 15.1 卷\n\n一个卷属于一个 Pod。\n\n## 15.2 快照\n\n快照由\n人工创建。\n',
  'docs/16-logging/logging.md':
    '# 16. 日志\n\n**最后更新**：2026-11-01\n\n## 16.1 日志去向\n\n日志写到节点的\n磁盘上。\n',
  'docs/UPDATE-2026-11-01.md': '# 手册更新日志（2026-11-01）\n\n首次提交。\n',
}

/** Changes of the working tree that nobody has committed: content of two documents, the layout of a third. */
const changes = {
  english: {
    'docs/12-network/network.md': (text: string) =>
      text
        .replace('All traffic is allowed.', 'All traffic is denied that no policy allows.')
        .concat(
          '\n## 12.4 Gateways\n\nTraffic leaves through a gateway. See [15.1 Volumes](../15-storage/storage.md#151-volumes).\n',
        ),
    'docs/15-storage/storage.md': (text: string) => text.replace('taken by hand', 'taken every night'),
    'docs/16-logging/logging.md': (text: string) => text.replace('disk\nof', 'disk of'),
  },
  chinese: {
    'docs/12-network/network.md': (text: string) =>
      text
        .replace('默认放行所有流量。', '默认拒绝所有未放行的流量。')
        .concat('\n## 12.4 网关\n\n流量经网关流出，见 [15.1 卷](../15-storage/storage.md#151-卷)。\n'),
    'docs/15-storage/storage.md': (text: string) => text.replace('人工创建', '每晚创建'),
    'docs/16-logging/logging.md': (text: string) => text.replace('节点的\n磁盘', '节点的磁盘'),
  },
} as const

/** A repository of which the first commit, of 1 November, is the last one; three documents have changed since. */
export function corpusWithHistory(language: 'english' | 'chinese'): CorpusWithHistory {
  const parent = mkdtempSync(join(tmpdir(), 'doc-corpus-history-'))
  const folder = join(parent, 'handbook')
  const texts: Readonly<Record<string, string>> = language === 'english' ? english : chinese
  for (const [name, text] of Object.entries(texts)) write(folder, name, text)
  const date = '2026-11-01T12:00:00'
  const environment = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
  const git = (...words: readonly string[]) =>
    execFileSync('git', words, { cwd: folder, env: environment, stdio: 'pipe' })
  git('init', '--quiet', '--initial-branch=main')
  git('add', '.')
  const author = ['-c', 'user.name=Doc Corpus', '-c', 'user.email=doc-corpus@example.invalid']
  git(...author, 'commit', '--quiet', '--no-gpg-sign', '--message=The handbook as it was')
  const restore = () => {
    git('clean', '--quiet', '--force', '-d')
    for (const [name, change] of Object.entries(changes[language])) write(folder, name, change(texts[name] ?? ''))
  }
  restore()
  return { folder, restore, remove: () => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }) }
}

function write(folder: string, name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}
