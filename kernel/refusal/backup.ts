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
  'backup.archive-path': entry<{ dir: string }>(
    'invalid',
    (f) =>
      `归档目录 ${f.dir} 用不了：不能在数据目录里面，路径里也不能有引号、百分号等符号。请换一个目录，最好在另一块磁盘上。`,
    (f) =>
      `${f.dir} cannot be the archive: it may not lie in the data directory, nor have quotes, percent signs and the like in its path. Choose another folder, best on another disk.`,
  ),
  'backup.archive-of-another': entry<{ dir: string }>(
    'conflict',
    (f) => `${f.dir} 里已有东西，且不是这个数据库这一段的归档，没有改动。恢复过的站点要另起归档：请指定一个空目录。`,
    (f) =>
      `${f.dir} already holds something that is not the archive of this life of this database; nothing was changed. A restored node begins another archive: name an empty folder.`,
  ),
  'backup.archive-not-on': entry<{ dir: string }>(
    'conflict',
    (f) => `站点没有带着归档 ${f.dir} 运行，取不了底本。请先用 lianyu up --archive ${f.dir} 启动。`,
    (f) =>
      `The node does not run with the archive ${f.dir}, so no base can be taken. Start it with lianyu up --archive ${f.dir} first.`,
  ),
  'backup.archive-too-early': entry<{ dir: string; first: string }>(
    'not-found',
    (f) => `归档 ${f.dir} 里没有早于所指时刻的底本，最早可恢复到 ${f.first}。没有恢复任何内容，请给一个更晚的时刻。`,
    (f) =>
      `The archive ${f.dir} holds no base from before that moment: the earliest is ${f.first}. Nothing was restored; name a later moment.`,
  ),
  'backup.archive-ends-before': entry<{ dir: string; at: string }>(
    'not-found',
    (f) => `归档 ${f.dir} 到不了 ${f.at}。没有恢复任何内容：请给一个更早的时刻，或不写 --to，恢复到归档的末尾。`,
    (f) =>
      `The archive ${f.dir} ends before ${f.at}. Nothing was restored: name an earlier moment, or leave --to out to restore all that was archived.`,
  ),
}
