import { entry } from './sorts.ts'

export const commandLineRefusals = {
  'cli.bad-option': entry<{ option: string; value: string; wanted: string }>(
    'invalid',
    (f) => `选项 ${f.option} 的值“${f.value}”不对，应为 ${f.wanted}。请改正后重新执行。`,
    (f) => `${f.value} is no value for ${f.option}; it should be ${f.wanted}. Correct it and run the command again.`,
  ),
  'cli.not-with': entry<{ option: string; other: string }>(
    'invalid',
    (f) => `${f.option} 不能与 ${f.other} 一起用，什么也没做。用自有 PostgreSQL 时，WAL 归档按它自己的手册设置。`,
    (f) =>
      `${f.option} cannot be used together with ${f.other}; nothing was done. A PostgreSQL of your own archives its WAL as its manual says.`,
  ),
  'cli.missing-option': entry<{ option: string }>(
    'invalid',
    (f) => `缺少选项 ${f.option}，这里又不能提问（不是终端）。请写上它再执行。`,
    (f) => `${f.option} is missing, and there is no terminal to ask at. Add it and run the command again.`,
  ),
  'cli.party-exists': entry<{ party: string; dir: string }>(
    'conflict',
    (f) => `数据目录 ${f.dir} 里已有主体 ${f.party}，没有改动。请直接用 lianyu up 启动，或换一个编号。`,
    (f) =>
      `The data directory ${f.dir} already holds the party ${f.party}; nothing was changed. Start it with lianyu up, or choose another id.`,
  ),
  'cli.bad-provider': entry<{ file: string; line: string; lacks: string }>(
    'invalid',
    (f) => `${f.file} 里的统一身份认证“${f.line}”不完整，需要 ${f.lacks}。请改好后再启动。`,
    (f) =>
      `The identity provider ${f.line} in ${f.file} is not complete: it needs ${f.lacks}. Mend it and start again.`,
  ),
  'cli.bad-platform': entry<{ file: string; line: string; lacks: string }>(
    'invalid',
    (f) => `${f.file} 里的平台“${f.line}”不完整，需要 ${f.lacks}。请改好后再启动。`,
    (f) => `The platform ${f.line} in ${f.file} is not complete: it needs ${f.lacks}. Mend it and start again.`,
  ),
  'cli.bad-messages': entry<{ file: string; lacks: string }>(
    'invalid',
    (f) => `${f.file} 不完整，需要 ${f.lacks}。请改好后再启动。`,
    (f) => `${f.file} is not complete: it needs ${f.lacks}. Mend it and start again.`,
  ),
  'cli.no-parties': entry<{ dir: string }>(
    'not-found',
    (f) => `数据目录 ${f.dir} 里还没有主体。请先用 lianyu init 建立。`,
    (f) => `The data directory ${f.dir} holds no party yet. Make one with lianyu init first.`,
  ),
  'cli.folder-not-empty': entry<{ dir: string }>(
    'conflict',
    (f) => `目录 ${f.dir} 不是空的，没有写入。请换一个新目录。`,
    (f) => `The folder ${f.dir} is not empty; nothing was written. Choose a new one.`,
  ),
  'cli.no-file': entry<{ file: string }>(
    'not-found',
    (f) => `没有文件 ${f.file}。请核对路径。`,
    (f) => `There is no file ${f.file}. Check the path.`,
  ),
  'cli.certificate-pair': entry<{ file: string }>(
    'invalid',
    (f) => `证书和私钥要成对给出且互相匹配，${f.file} 读不出或不匹配。请核对 --certificate 和 --key。`,
    (f) =>
      `Certificate and private key come as a matching pair; ${f.file} cannot be read or does not match. Check --certificate and --key.`,
  ),
  'cli.not-demo-data': entry<{ dir: string }>(
    'conflict',
    (f) => `目录 ${f.dir} 里不是演示数据，没有清空。请换一个目录，或自己删掉它。`,
    (f) =>
      `The folder ${f.dir} holds something other than a demo, so it was not emptied. Choose another, or remove it yourself.`,
  ),
  'cli.demo-incomplete': entry<{ dir: string }>(
    'conflict',
    (f) => `演示数据还没有生成完（${f.dir}）。请先不带 --node 启动一次。`,
    (f) => `The demo's data in ${f.dir} are not complete yet. Start it once without --node.`,
  ),
}
