import { entry } from './sorts.ts'

export const backupRefusals = {
  'backup.not-empty': entry<{ dir: string }>(
    'conflict',
    (f) => `目录 ${f.dir} 不是空的，没有改动。请换一个空目录；正在使用的数据目录不能被覆盖。`,
    (f) =>
      `The folder ${f.dir} is not empty and was left as it is. Name an empty one: data in use are never written over.`,
  ),
  'backup.not-one': entry<{ dir: string }>(
    'not-found',
    (f) => `${f.dir} 里没有联域备份（缺 manifest.json 或不能读）。请核对路径。`,
    (f) => `${f.dir} holds no Lianyu backup: its manifest.json is missing or cannot be read. Check the path.`,
  ),
  'backup.damaged': entry<{ file: string }>(
    'invalid',
    (f) => `备份中的 ${f.file} 缺失或与清单不符，没有恢复任何内容。请用另一份备份。`,
    (f) =>
      `${f.file} in the backup is missing or is not what the manifest says; nothing was restored. Use another backup.`,
  ),
  'backup.newer': entry<{ found: number; known: number }>(
    'conflict',
    (f) => `备份的数据库版本是 ${f.found}，本程序只认识到 ${f.known}。请用取得备份的版本或更新的版本恢复。`,
    (f) =>
      `The backup's schema is version ${f.found} and this release knows ${f.known}. Restore it with the release that took it, or a later one.`,
  ),
  'backup.database-in-use': entry<{ parties: number }>(
    'conflict',
    (f) => `目标数据库里已有 ${f.parties} 个主体，没有改动。请指定一个空的数据库。`,
    (f) => `The database already holds ${f.parties} parties and was left as it is. Name an empty one.`,
  ),
}
