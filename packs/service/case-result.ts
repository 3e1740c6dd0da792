import { type AuthoredTrack, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']
const window = 'service-window'

/** The result, to the applicant: by the handler itself, or through the window that may deliver. */
export const resultSteps: AuthoredTrack['steps'] = {
  deliver: {
    label: text('送达', 'Deliver'),
    says: text('结果送达申请人，收件窗口和群众都能看到', 'The applicant has the result; both windows see it'),
    did: text('结果已送达', 'Delivered'),
    from: 'decided',
    to: 'delivered',
    by: officers,
    form: ['deliveredBy!', 'deliveryNo'],
  },
  'send-result': {
    label: text('结果交收件窗口送达', 'Send the result to the window'),
    says: text('寄给收件窗口代为送达，十日时限照走', 'The receiving window delivers it; the ten days run on'),
    did: text('结果寄往收件窗口，单号 {resultParcelNo}', 'Result sent to the window, parcel {resultParcelNo}'),
    from: 'decided',
    to: 'result-on-way',
    by: officers,
    goesOn: true,
    handOff: { how: 'offer', receiver: { party: 'origin', desk: window } },
    form: ['resultParcelNo!'],
  },
  'result-arrived': {
    label: text('收到结果', 'Result arrived'),
    says: text('扫码核对单号', 'The scanned number must be the one that was sent'),
    did: text('收到结果，扫码相符', 'Result arrived; the numbers match'),
    from: 'result-on-way',
    to: 'result-here',
    by: officers,
    goesOn: true,
    when: { same: ['resultScanned', 'resultParcelNo'] },
    handOff: { how: 'accept' },
    form: ['resultScanned!'],
  },
  'result-wrong': {
    label: text('结果不符，退回', 'Wrong result, back'),
    did: text('结果不符，退回办理地：{resultWrong}', 'Wrong result, sent back: {resultWrong}'),
    from: 'result-on-way',
    to: 'decided',
    by: officers,
    goesOn: true,
    handOff: { how: 'return' },
    form: ['resultWrong!'],
  },
  'deliver-here': {
    label: text('窗口送达', 'Deliver here'),
    says: text('凭审批结果送达权送达申请人', 'To the applicant, on the delegated right'),
    did: text('收件窗口已送达结果', 'Delivered by the receiving window'),
    from: 'result-here',
    to: 'delivered',
    by: officers,
    right: 'deliver',
    form: ['deliveredBy!', 'deliveryNo'],
  },
}
