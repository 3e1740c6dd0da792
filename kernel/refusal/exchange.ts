import { entry } from './sorts.ts'

export const exchangeRefusals = {
  'exchange.bad-card': entry<{ at: string }>(
    'invalid',
    (f) => `名片内容不合规（${f.at}）。请向对方索取原始文件，不要手工修改。`,
    (f) => `The card is not in order (${f.at}). Ask the other side for the original file; do not edit it by hand.`,
  ),
  'exchange.card-unsigned': entry<{ party: string }>(
    'invalid',
    (f) => `主体 ${f.party} 的名片签名不成立。请向对方重新索取名片。`,
    (f) => `The card of ${f.party} is not signed by its own key. Ask the other side for it again.`,
  ),
  'exchange.wrong-fingerprint': entry<{ party: string; fingerprint: string }>(
    'conflict',
    (f) => `指纹与名片不符，名片的指纹是 ${f.fingerprint}。请与主体 ${f.party} 电话逐位核对，不一致时不要采信。`,
    (f) =>
      `The fingerprint is not this card's, which is ${f.fingerprint}. Compare it with ${f.party} by telephone; if it differs, do not trust the card.`,
  ),
  'exchange.card-older': entry<{ party: string; serial: number }>(
    'conflict',
    (f) => `主体 ${f.party} 已有序号 ${f.serial} 的名片，收到的不比它新。请索取最新名片。`,
    (f) => `A card of ${f.party} with serial ${f.serial} is pinned and this one is not newer. Ask for the latest.`,
  ),
  'exchange.own-card': entry<{ party: string }>(
    'conflict',
    (f) => `${f.party} 是本主体自己，不需要登记为对方。请选择对方的名片。`,
    (f) => `${f.party} is your own party and needs no pinning. Choose the other side's card.`,
  ),
  'exchange.unknown-peer': entry<{ party: string }>(
    'unauthenticated',
    (f) => `没有登记主体 ${f.party} 的名片。请由操作员导入名片并电话核对指纹。`,
    (f) => `No card of ${f.party} is pinned here. Have an operator import it and compare its fingerprint by telephone.`,
  ),
  'exchange.unknown-addressee': entry<{ party: string }>(
    'not-found',
    (f) => `本站点没有主体 ${f.party}。请核对名片上的站点地址。`,
    (f) => `This node does not serve the party ${f.party}. Check the node address on its card.`,
  ),
  'exchange.unsigned': entry<{ missing: string }>(
    'unauthenticated',
    (f) => `请求没有按要求签名（缺 ${f.missing}）。站点之间的请求必须用名片上的密钥签名。`,
    (f) => `The request is not signed as it must be (${f.missing} is missing). Sign it with the key on the card.`,
  ),
  'exchange.bad-signature-header': entry<object>(
    'unauthenticated',
    () => '请求的签名头格式不正确。请升级对方站点的软件后重试。',
    () => 'The signature headers are malformed. Upgrade the asking node and try again.',
  ),
  'exchange.bad-signature': entry<{ party: string }>(
    'unauthenticated',
    (f) => `主体 ${f.party} 的请求签名不成立。请核对双方登记的名片是否最新。`,
    (f) => `The signature of ${f.party} on the request does not hold. Check that both sides pinned the current card.`,
  ),
  'exchange.stale-request': entry<{ created: number; now: number }>(
    'unauthenticated',
    (f) => `请求签名时间 ${f.created} 与本站点时间 ${f.now} 相差过大。请校准两边的时钟后重试。`,
    (f) => `The request was signed at ${f.created}, too far from this node's ${f.now}. Set both clocks and try again.`,
  ),
  'exchange.replayed': entry<object>(
    'unauthenticated',
    () => '这个请求已经答复过一次，不再答复。请重新签名后再发。',
    () => 'This request was answered once already and is not answered again. Sign it anew.',
  ),
  'exchange.too-many': entry<{ party: string }>(
    'too-many',
    (f) => `主体 ${f.party} 的请求过于频繁。请稍后再试。`,
    (f) => `${f.party} asks too often. Try again later.`,
  ),
  'exchange.no-such-log': entry<{ origin: string }>(
    'not-found',
    (f) => `没有日志“${f.origin}”，或者它不对贵方开放。请核对协议。`,
    (f) => `There is no log ${f.origin}, or it is not open to you. Check the agreement.`,
  ),
  'exchange.no-such-tile': entry<{ path: string; size: number }>(
    'not-found',
    (f) => `日志只有 ${f.size} 条，还没有分块“${f.path}”。请按签章点的长度重新读取。`,
    (f) => `The log has ${f.size} entries and no tile ${f.path} yet. Read it again for the checkpoint's size.`,
  ),
  'exchange.log-quarantined': entry<{ origin: string }>(
    'conflict',
    (f) => `日志“${f.origin}”已被隔离，不予转供。请联系该日志的主体。`,
    (f) => `The log ${f.origin} is quarantined and not passed on. Contact the party that writes it.`,
  ),
  'exchange.bad-range': entry<{ most: number }>(
    'invalid',
    (f) => `请求的条目范围不合规，一次最多 ${f.most} 条。请缩小范围。`,
    (f) => `The range of entries is not in order; at most ${f.most} at once. Ask for fewer.`,
  ),
  'exchange.bad-cosignature': entry<{ why: string }>(
    'invalid',
    (f) => `会签不予采信：${f.why}。请用自己的会签密钥对本日志的签章点会签。`,
    (f) => `The cosignature is refused: ${f.why}. Cosign a checkpoint of this log with a key of your own card.`,
  ),
  'exchange.bad-address': entry<{ address: string }>(
    'invalid',
    (f) => `站点地址“${f.address}”不可用，应为 https 地址且不带账号、参数。请核对名片。`,
    (f) => `The node address ${f.address} cannot be used; it must be https without user or query. Check the card.`,
  ),
  'exchange.private-address': entry<{ address: string }>(
    'forbidden',
    (f) => `站点地址 ${f.address} 属于内部网络，按本站点设置不予连接。确属专网的，请由操作员在本站点配置中放开。`,
    (f) =>
      `The address ${f.address} is inside a private network and is not connected to. If it is meant, the operator allows it in this node's own configuration.`,
  ),
  'exchange.peer-away': entry<{ party: string; why: string }>(
    'unavailable',
    (f) => `主体 ${f.party} 的站点暂时联系不上（${f.why}）。本地办理不受影响，恢复后自动补齐。`,
    (f) => `The node of ${f.party} cannot be reached (${f.why}). Local work goes on; it catches up by itself.`,
  ),
  'exchange.peer-refused': entry<{ party: string; status: number; code: string }>(
    'unavailable',
    (f) => `主体 ${f.party} 的站点拒绝了请求（${f.status} ${f.code}）。请双方核对名片和时钟。`,
    (f) => `The node of ${f.party} refused the request (${f.status} ${f.code}). Compare cards and clocks.`,
  ),
  'exchange.redirected': entry<{ party: string; status: number }>(
    'unavailable',
    (f) => `主体 ${f.party} 的站点要求转到别处（${f.status}），不予跟随。地址只以名片为准，请对方更新名片。`,
    (f) =>
      `The node of ${f.party} points elsewhere (${f.status}), which is not followed. Only the card says the address; ask for a new card.`,
  ),
  'exchange.answer-too-large': entry<{ party: string; most: number }>(
    'too-large',
    (f) => `主体 ${f.party} 的答复超过 ${f.most} 字节，已中断。请联系对方检查站点。`,
    (f) => `The answer of ${f.party} exceeds ${f.most} bytes and was cut. Ask the other side to check its node.`,
  ),
  'exchange.answer-too-slow': entry<{ party: string; mostMs: number }>(
    'unavailable',
    (f) => `主体 ${f.party} 的答复在 ${f.mostMs} 毫秒内没有传完，已中断。稍后自动重试。`,
    (f) => `The answer of ${f.party} did not end within ${f.mostMs} ms and was cut. It is tried again later.`,
  ),
  'exchange.answer-encoded': entry<{ party: string; encoding: string }>(
    'unavailable',
    (f) => `主体 ${f.party} 的答复用了压缩（${f.encoding}），不予接收。请对方关闭压缩。`,
    (f) => `The answer of ${f.party} is compressed (${f.encoding}), which is not accepted. Ask it to switch that off.`,
  ),
  'exchange.bad-answer': entry<{ party: string; at: string }>(
    'unavailable',
    (f) => `主体 ${f.party} 的答复格式不正确（${f.at}）。请双方核对软件版本。`,
    (f) => `The answer of ${f.party} is malformed (${f.at}). Compare the versions of both nodes.`,
  ),
  'exchange.newer-form': entry<{ index: number; version: number }>(
    'unavailable',
    (f) => `第 ${f.index} 条用的是新版格式（第 ${f.version} 版），本站点还不认识。请升级本站点，之后自动补齐。`,
    (f) => `Entry ${f.index} has a newer form (version ${f.version}). Upgrade this node; it then catches up by itself.`,
  ),
  'exchange.matter-unknown': entry<{ index: number; matter: string }>(
    'unavailable',
    (f) => `第 ${f.index} 条属于业务件 ${f.matter}，它的立件事实还没有从另一方送到。收到后自动继续。`,
    (f) => `Entry ${f.index} is about ${f.matter}, whose opening has not come from another party yet. It goes on then.`,
  ),
  'exchange.not-an-agreement': entry<{ origin: string; why: string }>(
    'conflict',
    (f) => `日志“${f.origin}”的首条不是本主体参加的协议（${f.why}），不予接收。请联系对方。`,
    (f) => `The log ${f.origin} does not begin with an agreement that names this party (${f.why}). Contact its party.`,
  ),
  'exchange.wrong-writer': entry<{ index: number; writer: string; found: string }>(
    'conflict',
    (f) => `第 ${f.index} 条写的是主体 ${f.found}，而日志属于 ${f.writer}。日志已隔离，请联系对方。`,
    (f) => `Entry ${f.index} names ${f.found} but the log is ${f.writer}'s. The log is quarantined; contact its party.`,
  ),
  'exchange.part-changed': entry<{ index: number; part: string }>(
    'conflict',
    (f) => `第 ${f.index} 条的“${f.part}”内容与日志里的承诺不符。请从另一持有方取回。`,
    (f) => `The ${f.part} part of entry ${f.index} is not what the log commits to. Fetch it from another holder.`,
  ),
  'exchange.part-missing': entry<{ index: number; part: string }>(
    'unavailable',
    (f) => `第 ${f.index} 条应有的“${f.part}”内容没有随条目送来。请对方检查；本站点会继续重试。`,
    (f) => `The ${f.part} part of entry ${f.index} did not travel with it. Ask the other side; this node keeps trying.`,
  ),
  'exchange.erasure-unfounded': entry<{ index: number; part: string; party: string }>(
    'unavailable',
    (f) =>
      `主体 ${f.party} 称第 ${f.index} 条的“${f.part}”内容已删除，但没有收到要求删除的记录。先等待另一方的记录送到，十分钟后仍没有即隔离；请向对方核实，确属依法删除的可放行。`,
    (f) =>
      `${f.party} says that the ${f.part} part of entry ${f.index} was erased, but no fact that asks for it is here. It may be on its way in another log; after ten minutes the log is put aside. Ask the other side, and release it if the erasure was lawful.`,
  ),
  'exchange.fence-understated': entry<{ index: number; party: string; seen: number }>(
    'conflict',
    (f) =>
      `主体 ${f.party} 在第 ${f.index} 条称只看到责任单位日志的前 ${f.seen} 条，据此收回办理；但它自己签过的内容表明看到的更多。日志已隔离，证据已保留，请联系对方核查。`,
    (f) =>
      `In entry ${f.index}, ${f.party} takes a track back as if it had seen only ${f.seen} entries of the holder's log, but what it signed itself shows that it had seen more. The log is quarantined and the evidence kept; contact its party.`,
  ),
  'exchange.stored-otherwise': entry<{ origin: string; size: number }>(
    'unavailable',
    (f) => `日志“${f.origin}”存入后与签章点（${f.size} 条）不一致，未予会签。请运行 lianyu verify。`,
    (f) => `What was stored of ${f.origin} does not match the checkpoint of ${f.size} entries. Run lianyu verify.`,
  ),
  'exchange.not-quarantined': entry<{ origin: string }>(
    'not-found',
    (f) => `日志“${f.origin}”没有被隔离。请刷新列表。`,
    (f) => `The log ${f.origin} is not quarantined. Refresh the list.`,
  ),
}
