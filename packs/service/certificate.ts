import { type AuthoredOpenStep, equals, field, type Paper, text } from '@lianyu/kernel'
import { servicePurpose } from './scope.ts'

/** From the decision on, whoever decided issues the result as a paper that anybody can check. */
const decided = ['decided', 'result-on-way', 'result-here', 'delivered']

export const certificateFields: Record<string, field.AuthoredField> = {
  certificateNo: field.words(text('证书编号', 'Number of the certificate')),
  certificateSays: field.paragraph(text('证明内容', 'What it certifies'), {
    maxLength: 1_000,
    hint: text(
      '印在证书上，凭码核验的人都看得到，不写个人信息',
      'Printed; whoever checks it reads it: no personal data',
    ),
  }),
  certificateUntil: field.day(text('有效期至', 'Valid until')),
  certificateCode: field.queryCode(text('核验码指纹', 'Fingerprint of its code')),
  certificateDigest: field.words(text('文件指纹', 'Fingerprint of the file'), { maxLength: 64 }),
  certificate: field.file(text('结果证书', 'Certificate'), { part: 'personal', accept: ['application/pdf'] }),
  certificateEndedFor: field.paragraph(text('撤销原因', 'Why it is revoked'), { maxLength: 500 }),
}

export const certificateSteps: Record<string, AuthoredOpenStep> = {
  'issue-certificate': {
    label: text('签发结果证书', 'Issue the certificate'),
    says: text(
      '生成带核验码的 PDF，指纹记入日志；再签发即替换前一份',
      'Makes a PDF with a code, its fingerprint goes into the log; a later one replaces it',
    ),
    did: text('签发结果证书：{certificateNo}', 'Certificate issued: {certificateNo}'),
    by: ['approver'],
    of: 'holder',
    form: [
      'certificateNo!',
      'certificateSays!',
      'certificateUntil',
      'certificateCode',
      'certificateDigest',
      'certificate',
    ],
    when: equals('decision', 'granted'),
    during: decided,
    issues: {
      paper: 'service-certificate',
      code: 'certificateCode',
      digest: 'certificateDigest',
      file: 'certificate',
    },
    personal: servicePurpose,
  },
  'revoke-certificate': {
    label: text('撤销结果证书', 'Revoke the certificate'),
    says: text('核验页随即显示已撤销和原因', 'The page that checks it says so at once, and why'),
    did: text('撤销结果证书：{certificateEndedFor}', 'Certificate revoked: {certificateEndedFor}'),
    by: ['approver', 'leader'],
    of: 'holder',
    form: ['certificateEndedFor!'],
    during: decided,
    revokes: 'issue-certificate',
  },
}

/** The one paper that names the applicant: only the issuing step makes it, for the applicant. */
export const certificatePaper: Paper = {
  id: 'service-certificate',
  label: text('结果证书', 'Certificate'),
  form: 'certificate',
  kind: 'service-case',
  of: 'matter',
  title: '{itemName}结果证书',
  number: 'certificateNo',
  personal: true,
  sections: [
    { clauses: ['申请人：{applicantName}'] },
    { clauses: ['事项：{itemName}', '事项编码：{itemCode}'] },
    { clauses: ['决定：{decision}', '决定文号：{decisionNo}'] },
    { text: 'certificateSays' },
    { clauses: ['有效期至{certificateUntil}'] },
  ],
}
