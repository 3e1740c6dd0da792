import { commentStep, correctStep, defineKind, filled, text } from '@lianyu/kernel'
import { paperFields } from './paper-fields.ts'
import { consentTrack, previewTrack, useTrack } from './paper-person.ts'
import { paperPurpose } from './paper-scope.ts'
import { searchTrack } from './paper-search.ts'

const officers = ['officer', 'approver']

/**
 * 材料共享: a paper that some office already holds is asked of that office instead of the applicant, for one case and one
 * purpose, on the applicant's consent, and seen by the applicant before it travels. Nothing of the person leaves before
 * consent; the paper itself stays with its keeper until the preview is approved, and what is given is what was seen.
 *
 * @source 政务数据共享条例 (国令809号, 2025-08-01); 个人信息保护法 art. 13, 15, 23, 29; Regulation (EU) 2018/1724 art. 14
 *         and Implementing Regulation (EU) 2022/1463 (explicit request, preview, the exceptional flows)
 */
export const paperRequest = defineKind({
  pack: 'service',
  id: 'paper-request',
  version: 2,
  label: text('材料调取', 'Paper request'),
  empty: text(
    '还没有调取。别的部门已有的材料，经本人同意从这里调，不让群众再交。',
    'None yet. What another office holds is fetched here with the person’s consent, not asked of them again.',
  ),
  opened: text('拟调取：{paperName}', 'To be fetched: {paperName}'),
  title: 'paperName',
  purposes: { [paperPurpose]: 'one paper for the applicant’s own matter, with their consent' },
  walked: ['officer', 'approver', 'leader'],
  search: ['forWhat'],
  columns: ['paperName', 'forWhat', 'provider', 'availableOn', 'validUntil'],
  fields: paperFields,
  main: 'request',
  tracks: { request: searchTrack, consent: consentTrack, preview: previewTrack, use: useTrack },
  gates: {
    // Its facts rest on the consent and the approval: a consent taken back later flags what was given.
    'before-giving': {
      label: text('同意和预览', 'Consent and preview'),
      opens: 'give',
      needs: { consent: ['given'], preview: ['approved'] },
    },
  },
  open: {
    'saw-preview': {
      label: text('看到预览', 'Saw the preview'),
      says: text('站点在本人凭查询码打开材料时记下', 'Noted by the node when the person opens it by the query code'),
      did: text('本人凭查询码看到拟提供的材料', 'The person saw the paper by the query code'),
      by: 'system',
      of: 'any',
      shows: 'previewFile',
      form: [{ field: 'sawHash', computed: true }],
      computes: { by: 'paper-seen' },
      during: ['ready'],
      when: filled('previewedHash'),
    },
    'tell-which': {
      label: text('说明是哪一份', 'Say which one'),
      did: text('说明是哪一份：{whichNote}', 'Said which one: {whichNote}'),
      by: officers,
      of: 'origin',
      form: ['whichOne!', 'whichNote'],
      personal: paperPurpose,
      during: ['which'],
    },
    urge: {
      label: text('催办', 'Urge'),
      did: text('催办：{urgeText}', 'Urged: {urgeText}'),
      urges: true,
      by: ['officer', 'approver', 'leader'],
      of: 'origin',
      form: ['urgeText!'],
    },
    comment: commentStep,
    correct: correctStep,
  },
  opening: {
    by: officers,
    at: ['service-window'],
    form: [
      'paperName!',
      'provider!',
      'forWhat!',
      'forCase',
      'basis!',
      'queryCodeHash',
      'sample',
      'subjectName!',
      'subjectId!',
      'subjectMore',
    ],
    personal: paperPurpose,
  },
})
