import { entry } from './sorts.ts'

export const verifyRefusals = {
  'verify.head-changed': entry<{ origin: string }>(
    'conflict',
    (f) => `日志“${f.origin}”的登记行被改动。请运行 lianyu repair。`,
    (f) => `The row that names the log ${f.origin} was changed. Run lianyu repair.`,
  ),
  'verify.part-missing': entry<{ index: number; part: string }>(
    'conflict',
    (f) => `第 ${f.index} 条的“${f.part}”内容不见了，也没有删除记录。请运行 lianyu repair 从对方取回。`,
    (f) => `The ${f.part} part of entry ${f.index} is gone and nothing says it was erased. Run lianyu repair.`,
  ),
  'verify.file-changed': entry<{ hash: string }>(
    'conflict',
    (f) => `附件 ${f.hash} 的内容与它的散列不符。请从备份的 files 目录取回同名文件。`,
    (f) => `The content of the file ${f.hash} is not what its hash says. Take it from the files folder of a backup.`,
  ),
  'verify.file-missing': entry<{ hash: string }>(
    'conflict',
    (f) => `本主体的记录写明了附件 ${f.hash}，盘上没有。请从备份的 files 目录取回同名文件。`,
    (f) =>
      `A record of this party names the file ${f.hash}, which is not on the disk. Take it from a backup’s files folder.`,
  ),
  'verify.column-changed': entry<{ index: number }>(
    'conflict',
    (f) => `第 ${f.index} 条旁边登记的操作编号与条目不符。请运行 lianyu repair。`,
    (f) => `The command that is filed beside entry ${f.index} is not the entry's own. Run lianyu repair.`,
  ),
  'verify.cosignature': entry<{ by: string; size: number }>(
    'conflict',
    (f) => `主体 ${f.by} 对第 ${f.size} 条处的会签不成立。请运行 lianyu repair，由对方重新会签。`,
    (f) => `The cosignature of ${f.by} at size ${f.size} does not hold. Run lianyu repair; the peer cosigns again.`,
  ),
  'verify.no-checkpoint': entry<{ origin: string }>(
    'conflict',
    (f) => `日志“${f.origin}”没有任何签章点，无从核验。请保持联网，由对方重新提供。`,
    (f) =>
      `No checkpoint of ${f.origin} is held, so nothing proves it. Stay connected until its writer gives one again.`,
  ),
  'verify.projection': entry<{ table: string; of: string }>(
    'conflict',
    (f) => `表 ${f.table} 中 ${f.of} 的行与日志不符。请运行 lianyu repair 重建。`,
    (f) => `The rows of ${f.of} in the table ${f.table} are not what the logs say. Run lianyu repair.`,
  ),
  'verify.sealed': entry<{ of: string }>(
    'conflict',
    (f) =>
      `业务件 ${f.of} 有封存的内容被改动、取走或改了开封条件，开封时不会算数。请从备份取回 sealed_entry 表中的这一行。`,
    (f) =>
      `Something sealed of ${f.of} was changed, taken away, or made to open at another time, and will not count when it is opened. Take its row of the table sealed_entry from a backup.`,
  ),
}
