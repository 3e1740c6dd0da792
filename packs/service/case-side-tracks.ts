import { type AuthoredTrack, same, setting, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']
const window = 'service-window'
const onItsWay = { naturalDays: setting('service.parcel-days', 5), amber: 1 } as const

/**
 * Where the originals are, at any time with one answer. A parcel is offered by who sends it and taken in by who scans it;
 * until then the sender answers for it. Both ends hash the scans of what was in it.
 */
export const originalsTrack: AuthoredTrack = {
  label: text('原件', 'Originals'),
  holder: window,
  start: 'not-sent',
  stages: {
    'not-sent': { label: text('未寄出', 'Not sent') },
    going: { label: text('寄往办理地', 'On its way there'), clock: onItsWay },
    there: { label: text('在办理地', 'At the handling place') },
    coming: { label: text('寄回途中', 'On its way back'), clock: onItsWay },
    back: { label: text('已寄回', 'Back at the window') },
  },
  steps: {
    'send-originals': {
      label: text('寄出原件', 'Send originals'),
      says: text(
        '扫单号、留影像指纹；对方扫码前由本方负责',
        'Scan the number, hash the scans; you answer until it is scanned in',
      ),
      did: text('寄出原件，{carrier} {sentNo}', 'Originals sent, {carrier} {sentNo}'),
      from: ['not-sent', 'back'],
      to: 'going',
      by: officers,
      handOff: { how: 'offer', receiver: { party: { field: 'handler' }, desk: window } },
      form: ['sentNo!', 'carrier!', 'sentWhat!', 'sentDigest!'],
    },
    'originals-arrived': {
      label: text('收到原件', 'Originals arrived'),
      says: text('扫码单号和影像指纹都须与寄出时一致', 'Number and fingerprint must be those that were sent'),
      did: text('收到原件，单号和指纹相符', 'Originals arrived; number and fingerprint match'),
      from: 'going',
      to: 'there',
      by: officers,
      when: { all: [same('scannedNo', 'sentNo'), same('arrivedDigest', 'sentDigest')] },
      handOff: { how: 'accept' },
      form: ['scannedNo!', 'arrivedDigest!'],
    },
    'originals-wrong': {
      label: text('不符，退回', 'Not as sent'),
      did: text('原件不符，退回寄件方：{parcelWrong}', 'Not as sent, back to the sender: {parcelWrong}'),
      from: 'going',
      to: 'not-sent',
      by: officers,
      handOff: { how: 'return' },
      form: ['parcelWrong!'],
    },
    'send-back-originals': {
      label: text('寄回原件', 'Send originals back'),
      did: text('寄回原件，{carrier} {sentNo}', 'Originals sent back, {carrier} {sentNo}'),
      from: 'there',
      to: 'coming',
      by: officers,
      handOff: { how: 'offer', receiver: { party: 'origin', desk: window } },
      form: ['sentNo!', 'carrier!', 'sentWhat!', 'sentDigest!'],
    },
    'originals-back': {
      label: text('原件已回', 'Originals are back'),
      did: text('原件已回窗口，单号和指纹相符', 'Originals are back; number and fingerprint match'),
      from: 'coming',
      to: 'back',
      by: officers,
      when: { all: [same('scannedNo', 'sentNo'), same('arrivedDigest', 'sentDigest')] },
      handOff: { how: 'accept' },
      form: ['scannedNo!', 'arrivedDigest!'],
    },
    'originals-back-wrong': {
      label: text('寄回不符，退回', 'Not as sent back'),
      did: text('寄回原件不符，退回：{parcelWrong}', 'Not as sent, back to the sender: {parcelWrong}'),
      from: 'coming',
      to: 'there',
      by: officers,
      handOff: { how: 'return' },
      form: ['parcelWrong!'],
    },
  },
}

/** 容缺受理、告知承诺: accepted with a paper promised; its day is a clock, and nothing is decided while it is owed. */
export const promiseTrack: AuthoredTrack = {
  label: text('承诺材料', 'Promised papers'),
  holder: { party: { field: 'handler' }, desk: window },
  start: 'none',
  stages: {
    none: { label: text('无', 'None') },
    owed: { label: text('待补齐', 'Owed'), clock: { until: 'promiseDue', amber: 2 } },
    kept: { label: text('已补齐', 'Handed in') },
    broken: { label: text('未兑现', 'Not kept') },
  },
  steps: {
    'await-promise': {
      label: text('登记承诺材料', 'Note what is promised'),
      did: text('登记承诺材料，开始计时', 'Promised papers noted; the day runs'),
      from: 'none',
      to: 'owed',
      by: officers,
      when: { filled: 'promiseDue' },
    },
    'promise-kept': {
      label: text('已补齐', 'Handed in'),
      did: text('承诺材料已补齐：{keptWhat}', 'Promised papers are in: {keptWhat}'),
      from: ['none', 'owed'],
      to: 'kept',
      by: officers,
      when: { filled: 'promiseDue' },
      form: ['keptWhat!'],
    },
    'promise-broken': {
      label: text('未兑现', 'Not kept'),
      says: text('写明依法如何处理，告知申请人', 'Say what follows in law; the applicant is told'),
      did: text('承诺未兑现：{brokenWhat}', 'The promise was not kept: {brokenWhat}'),
      from: 'owed',
      to: 'broken',
      by: ['approver'],
      form: ['brokenWhat!'],
    },
  },
}
