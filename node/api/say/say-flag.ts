import type { Flag, Text } from '@lianyu/kernel'

/** Why the fold set a fact apart, for the reader of the timeline. Such a fact stays in the record; it does not count. */
export const flagWords: Record<Flag['why'], Text> = {
  void: { zh: '不符合办理规则，不生效', en: 'Against the rules of this matter: without effect' },
  overtaken: {
    zh: '办理权已转走，被后来的环节取代；可重新办理',
    en: 'Overtaken after the track had passed on; it may be taken again',
  },
  'gate-withdrawn': {
    zh: '所依据的审批后来被撤回，请核对',
    en: 'An approval it rests on was withdrawn later: check it',
  },
  'unknown-step': { zh: '本站点不认识这个环节，已原样保留', en: 'A step this node does not know; kept as it came' },
  'second-opening': { zh: '重复登记，以先到的为准', en: 'Opened twice: the first one counts' },
  'not-holder': { zh: '办理时不是责任单位，不生效', en: 'Its writer did not hold the track: without effect' },
  'not-a-party': { zh: '不是本业务件的一方，不生效', en: 'Its writer is no party of this matter: without effect' },
  'gate-missing': { zh: '关口所需的审批当时没有齐，不生效', en: 'The gate was not complete: without effect' },
  'seal-broken': {
    zh: '开封内容与封存时的承诺不一致，不计入',
    en: 'Not what was committed to when it was sealed: not counted',
  },
  'not-granted': {
    zh: '没有这项委托权，或所写与业务件不符，不生效',
    en: 'The right it needs is not named, or not as the matter says: without effect',
  },
  'bad-ground': { zh: '所依据的记录不成立，不生效', en: 'It rests on a fact that does not hold: without effect' },
}
