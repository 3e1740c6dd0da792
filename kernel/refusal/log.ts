import { entry } from './sorts.ts'

export const logRefusals = {
  'log.bad-bytes': entry<{ what: string }>(
    'invalid',
    (f) => `“${f.what}”的编码不正确。请向对方重新索取原文件，不要手工修改。`,
    (f) => `${f.what} is not encoded correctly. Ask the other side for the original file; do not edit it by hand.`,
  ),
  'log.bad-size': entry<{ size: string }>(
    'invalid',
    (f) => `日志长度或序号“${f.size}”超出范围。请核对后重试。`,
    (f) => `The log size or index ${f.size} is out of range. Check it and try again.`,
  ),
  'log.bad-frontier': entry<{ size: string }>(
    'invalid',
    (f) => `保存的日志前沿（长度 ${f.size}）不完整。请运行 lianyu verify 并从日志重建。`,
    (f) => `The stored frontier (size ${f.size}) is incomplete. Run lianyu verify and rebuild it from the log.`,
  ),
  'log.bad-tile': entry<{ path: string }>(
    'invalid',
    (f) => `日志分块“${f.path}”不存在或长度不对。请按签章点的长度重新读取。`,
    (f) => `The tile ${f.path} does not exist or has the wrong length. Read it again for the checkpoint's size.`,
  ),
  'log.bad-bundle': entry<{ at: number }>(
    'invalid',
    (f) => `条目包在第 ${f.at} 条处不完整。请重新读取。`,
    (f) => `The entry bundle is cut off at entry ${f.at}. Read it again.`,
  ),
  'log.bad-key': entry<{ key: string }>(
    'invalid',
    (f) => `公钥“${f.key}”格式不正确或指纹不符。请重新导入对方的名片并电话核对指纹。`,
    (f) => `The key ${f.key} is malformed or its id does not match. Import the card again and compare its fingerprint.`,
  ),
  'log.unknown-algorithm': entry<{ algorithm: string }>(
    'invalid',
    (f) => `本站点不支持签名算法“${f.algorithm}”。请双方改用已支持的算法或升级软件。`,
    (f) => `This node does not support the signature algorithm ${f.algorithm}. Use a supported one or upgrade.`,
  ),
  'log.bad-note': entry<{ at: string }>(
    'invalid',
    (f) => `签名文书格式不正确（${f.at}）。请向对方重新索取原文件。`,
    (f) => `The signed note is malformed (${f.at}). Ask the other side for the original.`,
  ),
  'log.note-too-large': entry<{ bytes: number; most: number }>(
    'too-large',
    (f) => `签名文书过大：${f.bytes}，上限 ${f.most}。请向对方核实。`,
    (f) => `The signed note is too large: ${f.bytes}, at most ${f.most}. Check with the other side.`,
  ),
  'log.note-unsigned': entry<{ wanted: string }>(
    'invalid',
    (f) => `文书上没有“${f.wanted}”的签名。请核对名片是否最新。`,
    (f) => `The note carries no signature by ${f.wanted}. Check that the card is current.`,
  ),
  'log.bad-signature': entry<{ key: string }>(
    'invalid',
    (f) => `“${f.key}”的签名不成立，文书不予采信。请保留原件并联系对方。`,
    (f) => `The signature by ${f.key} does not hold, so the note is refused. Keep it and contact the other side.`,
  ),
  'log.ambiguous-key': entry<{ key: string }>(
    'conflict',
    (f) => `有两把公钥同名同编号：“${f.key}”。请删去其中一把后重试。`,
    (f) => `Two keys share the name and id ${f.key}. Remove one of them and try again.`,
  ),
  'log.bad-checkpoint': entry<{ line: number }>(
    'invalid',
    (f) => `日志签章点第 ${f.line} 行不合规。请向对方重新索取。`,
    (f) => `Line ${f.line} of the checkpoint does not hold to the form. Ask for it again.`,
  ),
  'log.bad-origin': entry<{ origin: string }>(
    'invalid',
    (f) => `“${f.origin}”不是日志名，应为“主体/日志/代次”。请核对。`,
    (f) => `${f.origin} is not a log's origin, which reads party/log/generation. Check it.`,
  ),
  'log.wrong-origin': entry<{ expected: string; found: string }>(
    'conflict',
    (f) => `应为日志“${f.expected}”的签章点，收到的却是“${f.found}”。请核对地址。`,
    (f) => `Expected a checkpoint of ${f.expected} but got one of ${f.found}. Check the address.`,
  ),
  'log.bad-cosigner': entry<{ name: string }>(
    'invalid',
    (f) => `“${f.name}”不是会签人名称，应以“/mirror”或“/witness”结尾。请核对名片。`,
    (f) => `${f.name} is not a cosigner's name, which ends in /mirror or /witness. Check the card.`,
  ),
  'log.shrunk': entry<{ origin: string; had: number; now: number }>(
    'conflict',
    (f) => `日志“${f.origin}”由 ${f.had} 条缩短为 ${f.now} 条，已停止采信。请保留两份签章点并联系对方。`,
    (f) =>
      `The log ${f.origin} shrank from ${f.had} to ${f.now} entries and is no longer trusted. Keep both checkpoints.`,
  ),
  'log.forked': entry<{ origin: string; size: number }>(
    'conflict',
    (f) => `日志“${f.origin}”在第 ${f.size} 条之前的历史与以前签章的不一致，已停止采信。请保留两份签章点并联系对方。`,
    (f) =>
      `The history of ${f.origin} before entry ${f.size} contradicts what was signed earlier. Keep both checkpoints.`,
  ),
  'log.entries-missing': entry<{ index: number; size: number }>(
    'unavailable',
    (f) => `签章点为 ${f.size} 条，但从第 ${f.index} 条起没有条目。请稍后重新读取。`,
    (f) => `The checkpoint says ${f.size} entries but those from ${f.index} on are missing. Read again later.`,
  ),
  'log.entry-changed': entry<{ index: number }>(
    'conflict',
    (f) => `第 ${f.index} 条的内容与签章的历史不符。请从持有镜像的一方取回该条，并保留现场。`,
    (f) =>
      `Entry ${f.index} is not what was signed. Fetch it back from a party that mirrors the log; keep the evidence.`,
  ),
  'log.leaf-changed': entry<{ index: number }>(
    'conflict',
    (f) => `第 ${f.index} 条的内容成立，但保存的哈希被改动。请从条目重建哈希。`,
    (f) => `Entry ${f.index} holds, but its stored hash was changed. Rebuild the hashes from the entries.`,
  ),
  'log.root-mismatch': entry<{ index: number; size: number }>(
    'conflict',
    (f) => `第 ${f.index} 条至长度 ${f.size} 之间至少有一条与签章的历史不符。请从持有镜像的一方取回并比对。`,
    (f) => `Some entry from ${f.index} up to size ${f.size} is not what was signed. Compare with a party's mirror.`,
  ),
  'log.grown-after-closing': entry<{ origin: string; closed: number; now: number }>(
    'conflict',
    (f) =>
      `日志“${f.origin}”说过在第 ${f.closed} 条处封存并另起一代，现在却有 ${f.now} 条，两代都停止采信。请保留证据并联系对方。`,
    (f) =>
      `The log ${f.origin} was closed at ${f.closed} entries for a new generation and now has ${f.now}; neither is trusted. Keep the evidence.`,
  ),
  'log.bad-opening': entry<{ generation: number; field: string }>(
    'conflict',
    (f) => `日志第 ${f.generation} 代的首条没有正确写明“${f.field}”，不予采信。请联系对方重新开启。`,
    (f) => `The first fact of generation ${f.generation} does not state ${f.field} correctly and is not trusted.`,
  ),
}
