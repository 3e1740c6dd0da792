import type { Text } from '../names.ts'
import { entry } from './sorts.ts'

export const nodeRefusals = {
  'node.not-found': entry<{ what: string }>(
    'not-found',
    (f) => `没有找到${f.what}，或者您无权查看。请检查地址。`,
    (f) => `${f.what} was not found, or you may not see it. Check the address.`,
  ),
  'node.no-agreement-with': entry<{ party: Text; kind: Text }>(
    'conflict',
    (f) => `与${f.party.zh}之间没有可以办理“${f.kind.zh}”的生效协议。请先签协议，或改选办理地。`,
    (f) =>
      `No agreement in force with ${f.party.en} lets a “${f.kind.en}” be opened. Sign one first, or choose another place.`,
  ),
  'node.postgres-missing': entry<{ platform: string }>(
    'unavailable',
    (f) =>
      `本机平台 ${f.platform} 没有自带的 PostgreSQL。请重新执行 npm ci，或用 --database 指定已有的 PostgreSQL 15 以上版本。`,
    (f) =>
      `No PostgreSQL came with this platform (${f.platform}). Run npm ci again, or name a PostgreSQL 15 or later with --database.`,
  ),
  'node.postgres-failed': entry<{ doing: string; dir: string; lastLines: string }>(
    'unavailable',
    (f) => `PostgreSQL 未能完成“${f.doing}”（数据目录 ${f.dir}）。请按它最后的输出处理后重试：\n${f.lastLines}`,
    (f) =>
      `PostgreSQL could not ${f.doing} (data directory ${f.dir}). Mend what its last lines say, then try again:\n${f.lastLines}`,
  ),
  'node.data-in-use': entry<{ dir: string; pid: number }>(
    'conflict',
    (f) => `数据目录 ${f.dir} 正由另一个进程（${f.pid}）使用。请先停止它，或换一个数据目录。`,
    (f) =>
      `The data directory ${f.dir} is in use by another process (${f.pid}). Stop it first, or choose another directory.`,
  ),
  'node.data-unreachable': entry<{ dir: string; barred: string; user: string }>(
    'unavailable',
    (f) =>
      `以 root 启动时数据库由用户 ${f.user} 运行，但 ${f.barred} 不许它进入，用不了数据目录 ${f.dir}。请换一个目录（如 /var/lib/lianyu），或以普通用户启动。`,
    (f) =>
      `Started as root, the database runs as ${f.user}, whom ${f.barred} does not let through to ${f.dir}. Choose another directory (such as /var/lib/lianyu), or start as an ordinary user.`,
  ),
  'node.data-wrong-version': entry<{ dir: string; found: string; needed: number }>(
    'conflict',
    (f) =>
      `数据目录 ${f.dir} 属于 PostgreSQL ${f.found}，本程序用的是 ${f.needed}。请用原来的版本导出，再恢复到新目录。`,
    (f) =>
      `The data directory ${f.dir} belongs to PostgreSQL ${f.found}; this program runs ${f.needed}. Back up with the old version and restore into a new directory.`,
  ),
  'node.data-not-empty': entry<{ dir: string }>(
    'conflict',
    (f) => `目录 ${f.dir} 里有别的文件，却不是 PostgreSQL 的数据目录。请换一个空目录。`,
    (f) => `The directory ${f.dir} holds other files but is not a PostgreSQL data directory. Choose an empty one.`,
  ),
  'node.no-such-address': entry<{ path: string }>(
    'not-found',
    (f) => `没有“${f.path}”这个地址。请从首页进入，或查看接口文档 /docs。`,
    (f) => `There is nothing at ${f.path}. Start from the first page, or see /docs.`,
  ),
  'node.unfinished': entry<{ requestId: string }>(
    'unfinished',
    (f) => `系统没能办完这件事，您填写的内容没有丢失。请稍后再试；仍不行请把编号 ${f.requestId} 告诉管理员。`,
    (f) =>
      `This could not be finished; nothing you typed is lost. Try again, or give your administrator the number ${f.requestId}.`,
  ),
  'node.bad-input': entry<{ field: string; why: string }>(
    'invalid',
    (f) => `“${f.field}”填写有误。请按接口说明修改后重试。`,
    (f) => `${f.field} is not as it should be (${f.why}). Correct it and try again.`,
  ),
  'node.no-such-order': entry<{ by: string }>(
    'invalid',
    (f) => `这张表不能按“${f.by}”排序。请回到原来的排法，再点表头排序。`,
    (f) => `This list cannot be sorted by "${f.by}". Go back to its usual order and sort by a heading.`,
  ),
  'node.unreadable': entry<object>(
    'invalid',
    () => '请求内容无法读取。请检查格式（应为 JSON）后重试。',
    () => 'The request could not be read. Check its form (JSON) and try again.',
  ),
  'node.media-type': entry<{ type: string }>(
    'invalid',
    (f) => `不接受“${f.type}”类型的内容。请用 application/json。`,
    (f) => `Content of type ${f.type} is not accepted. Use application/json.`,
  ),
  'node.too-large': entry<{ limitKb: number }>(
    'too-large',
    (f) => `内容超过 ${f.limitKb} KB。请精简，或把大的内容作为文件上传。`,
    (f) => `The content is larger than ${f.limitKb} KB. Shorten it, or upload it as a file.`,
  ),
  'node.too-many': entry<object>(
    'too-many',
    () => '请求太频繁。请稍等几秒再试。',
    () => 'Too many requests. Wait a few seconds and try again.',
  ),
  'node.busy': entry<object>(
    'unavailable',
    () => '站点现在很忙，没有等到空闲。请稍后再试；已提交的内容不会重复办理。',
    () => 'The node is very busy and had no room for this in time. Try again shortly; nothing is done twice.',
  ),
  'node.cross-site': entry<object>(
    'forbidden',
    () => '这个请求不是从本系统页面发出的。请在本系统页面内操作（程序调用请带 X-Lianyu: 1）。',
    () => 'This request did not come from a page of this system. Use its pages (programs send X-Lianyu: 1).',
  ),
  'node.postgres-too-old': entry<{ found: number; needed: number }>(
    'unavailable',
    (f) => `PostgreSQL 版本为 ${f.found}，至少需要 ${f.needed}。请升级数据库，或不用 --database 而由本站点自带。`,
    (f) => `PostgreSQL is version ${f.found}; at least ${f.needed} is needed. Upgrade it, or leave out --database.`,
  ),
  'node.postgres-not-allowed': entry<{ roles: string }>(
    'unavailable',
    (f) => `数据库不许本站点建立角色 ${f.roles}。请由数据库管理员建立并授予给连接所用的用户，再重新启动。`,
    (f) =>
      `The database does not let this node make the roles ${f.roles}. Have its administrator make them and grant them to the connecting user, then start again.`,
  ),
  'node.schema-newer': entry<{ found: number; known: number }>(
    'conflict',
    (f) => `数据库已由更新的版本升级到第 ${f.found} 版，本程序只到第 ${f.known} 版。请使用更新的程序。`,
    (f) =>
      `A later release migrated this database to version ${f.found}; this one knows ${f.known}. Run the later one.`,
  ),
  'node.port-taken': entry<{ host: string; port: number }>(
    'conflict',
    (f) =>
      `端口 ${f.host}:${f.port} 已被占用，或本用户无权使用。请先停止占用它的程序（可能是另一个联域站点），或换一个端口。`,
    (f) =>
      `The port ${f.host}:${f.port} is taken, or this user may not use it. Stop what holds it (maybe another Lianyu node), or choose another port.`,
  ),
  'list.bad-cursor': entry<Record<string, never>>(
    'invalid',
    () => '翻页位置无效，或属于另一种排序。请从第一页重新打开列表。',
    () => 'The place in the list is not valid, or belongs to another sort. Open the list from its first page again.',
  ),
  'node.keys-missing': entry<{ party: string; folder: string }>(
    'unavailable',
    (f) => `没有主体 ${f.party} 的密钥（目录 ${f.folder}）。请从备份恢复密钥目录，或用 lianyu init 建立主体。`,
    (f) =>
      `There are no keys of ${f.party} in ${f.folder}. Restore the folder of keys, or make the party with lianyu init.`,
  ),
  'node.keys-sealed': entry<{ party: string; folder: string }>(
    'unavailable',
    (f) => `主体 ${f.party} 的密钥（目录 ${f.folder}）打不开：封存口令不符。请检查 LIANYU_KEY_SECRET 或 seal.key。`,
    (f) => `The keys of ${f.party} in ${f.folder} do not open with this secret. Check LIANYU_KEY_SECRET or seal.key.`,
  ),
  'node.key-secret-length': entry<{ bytes: number }>(
    'invalid',
    (f) => `LIANYU_KEY_SECRET 应为 32 字节（64 位十六进制或 base64url），现为 ${f.bytes} 字节。请改正后重新启动。`,
    (f) =>
      `LIANYU_KEY_SECRET has ${f.bytes} bytes; it must have 32, as 64 hex digits or base64url. Correct it and start.`,
  ),
  'node.no-such-code': entry<object>(
    'not-found',
    () => '没有这个码。请核对回执上的查询码或证书上的核验码（字母 O 与数字 0、I 与 1 都可以）。',
    () => 'There is no such code. Check it against the receipt or the certificate (O and 0, I and 1 are taken alike).',
  ),
  'journal.unavailable': entry<Record<string, never>>(
    'unavailable',
    () => '数据库暂时写不进去，本次没有保存。内容还在，请稍后用“重试”再次提交，不会重复。',
    () =>
      'The database cannot be written to at the moment, and nothing was saved. Send it again shortly; nothing is done twice.',
  ),
  'node.no-space': entry<{ freeMb: number; leastMb: number }>(
    'no-room',
    (f) =>
      `本站点磁盘空间不足（剩余 ${f.freeMb} MB，至少需要 ${f.leastMb} MB），暂时只能查看，本次没有保存。请管理员清理或扩充磁盘；空间恢复后自动继续，届时再次提交，不会重复。`,
    (f) =>
      `The disk of this node is nearly full (${f.freeMb} MB left, ${f.leastMb} MB needed): reading goes on, but nothing was saved. Ask its operator to make room; it goes on by itself then. Send it again; nothing is done twice.`,
  ),
  'journal.busy': entry<Record<string, never>>(
    'unavailable',
    () => '等待办理的请求太多，本次没有保存。请稍后再次提交，不会重复。',
    () => 'Too many requests are waiting, and this one was not saved. Send it again shortly; nothing is done twice.',
  ),
  'journal.no-party': entry<{ party: string }>(
    'not-found',
    (f) => `本站点没有主体 ${f.party}。请核对主体，或用 lianyu init 建立。`,
    (f) => `This node does not host the party ${f.party}. Check the party, or make it with lianyu init.`,
  ),
  'journal.no-kind': entry<{ kind: string }>(
    'not-found',
    (f) => `没有“${f.kind}”这种业务类型。请刷新页面后重试。`,
    (f) => `There is no kind ${f.kind}. Reload the page and try again.`,
  ),
  'journal.no-matter': entry<{ matter: string }>(
    'not-found',
    (f) => `没有找到业务件 ${f.matter}，或者它还没有传到本站点。请稍后再试。`,
    (f) => `The matter ${f.matter} was not found, or has not arrived here yet. Try again later.`,
  ),
  'journal.no-fact': entry<{ leaf: string }>(
    'not-found',
    (f) => `业务件中没有事实 ${f.leaf}。请刷新页面后重试。`,
    (f) => `The matter holds no fact ${f.leaf}. Reload the page and try again.`,
  ),
  'journal.matter-exists': entry<{ matter: string }>(
    'conflict',
    (f) => `业务件 ${f.matter} 已经存在。请换一个编号重新发起。`,
    (f) => `The matter ${f.matter} exists already. Open it under another id.`,
  ),
  'journal.behind': entry<{ origin: string; signed: number; held: number }>(
    'unavailable',
    (f) =>
      `日志“${f.origin}”曾签章到 ${f.signed} 条，数据库只有 ${f.held} 条，暂停写入。请保持联网，由对方的镜像补回；补不回的由管理员确认后另起一代。`,
    (f) =>
      `The log ${f.origin} was signed up to ${f.signed} entries and the database holds ${f.held}, so nothing is written. Stay connected while the peers' mirrors are fetched back; an administrator opens a new generation for what nobody holds.`,
  ),
  'journal.forked': entry<{ origin: string; signed: number }>(
    'unavailable',
    (f) =>
      `数据库中的日志“${f.origin}”与本站点签过的第 ${f.signed} 条签章点不一致，暂停写入。请恢复正确的备份并保留现场。`,
    (f) =>
      `The log ${f.origin} in the database contradicts what this node signed at size ${f.signed}, so nothing is written. Restore the right backup and keep the evidence.`,
  ),
  'journal.lost': entry<{ origin: string }>(
    'conflict',
    (f) => `日志“${f.origin}”签过章，但恢复后没有任何一方持有，不能用原编号重来。请另起一份。`,
    (f) =>
      `The log ${f.origin} was signed once and nobody holds it since a restore, so it cannot begin again under its name. Draft a new one.`,
  ),
  'journal.gap': entry<{ origin: string; held: number; from: number }>(
    'conflict',
    (f) => `日志“${f.origin}”已有 ${f.held} 条，不能从第 ${f.from} 条接续。请从已有位置重新读取。`,
    (f) =>
      `The log ${f.origin} is held up to ${f.held}; entries from ${f.from} on do not follow. Read again from there.`,
  ),
  'journal.quarantined': entry<{ origin: string; index: number }>(
    'conflict',
    (f) => `日志“${f.origin}”自第 ${f.index} 条起已隔离，不再采信。请由管理员查看证据后处理。`,
    (f) =>
      `The log ${f.origin} is quarantined from entry ${f.index} on. An administrator decides after seeing the evidence.`,
  ),
  'journal.not-mirrored': entry<{ origin: string }>(
    'invalid',
    (f) => `“${f.origin}”是本主体自己的日志，不能作为镜像写入。请核对来源。`,
    (f) => `${f.origin} is this party's own log and is not taken from a mirror. Check where it came from.`,
  ),
  'command.reused': entry<{ command: string }>(
    'conflict',
    (f) => `操作编号 ${f.command} 已用于别的内容。请刷新页面，用新的编号重新提交。`,
    (f) => `The command id ${f.command} was used for something else. Reload the page and send it under a new id.`,
  ),
  'command.bad-id': entry<{ command: string }>(
    'invalid',
    (f) => `操作编号“${f.command}”不是 UUIDv7。请由客户端生成后重新提交。`,
    (f) => `The command id ${f.command} is not a UUIDv7. Make one on the client and send it again.`,
  ),
  'journal.meanwhile-shared': entry<{ matter: string }>(
    'conflict',
    (f) => `业务件 ${f.matter} 刚刚转为共享。请刷新页面后再次提交。`,
    (f) => `The matter ${f.matter} has just been shared. Reload the page and send it again.`,
  ),
}
