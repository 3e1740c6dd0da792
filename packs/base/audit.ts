import { type AuthoredOpenStep, defineKind, field, type Text, text } from '@lianyu/kernel'

interface AuditDeed {
  label: Text
  /** Who it is about, where that is not the actor: an opaque id, a role, a peer, a file's hash. */
  about?: Text
  did: Text
}

/** Everything a node writes down of itself. The actor of the fact is who did it. */
const deeds: Record<string, AuditDeed> = {
  'signed-in': { label: text('登录', 'Signed in'), did: text('登录', 'Signed in') },
  'sign-in-refused': {
    label: text('登录被拒', 'Sign-in refused'),
    about: text('账号', 'Account'),
    did: text('登录被拒：{signInRefusedAbout}', 'Sign-in refused: {signInRefusedAbout}'),
  },
  'locked-out': {
    label: text('账号锁定', 'Locked out'),
    about: text('账号', 'Account'),
    did: text('账号锁定：{lockedOutAbout}', 'Locked out: {lockedOutAbout}'),
  },
  'signed-out': { label: text('退出', 'Signed out'), did: text('退出', 'Signed out') },
  'person-added': {
    label: text('增加人员', 'Person added'),
    about: text('人员', 'Person'),
    did: text('增加人员 {personAddedAbout}', 'Added person {personAddedAbout}'),
  },
  'person-changed': {
    label: text('修改人员', 'Person changed'),
    about: text('人员', 'Person'),
    did: text('修改人员 {personChangedAbout}', 'Changed person {personChangedAbout}'),
  },
  'role-given': {
    label: text('授予角色', 'Role given'),
    about: text('人员和角色', 'Person and role'),
    did: text('授予角色 {roleGivenAbout}', 'Gave role {roleGivenAbout}'),
  },
  'role-taken': {
    label: text('收回角色', 'Role taken back'),
    about: text('人员和角色', 'Person and role'),
    did: text('收回角色 {roleTakenAbout}', 'Took back role {roleTakenAbout}'),
  },
  'card-pinned': {
    label: text('固定名片', 'Card pinned'),
    about: text('主体和指纹', 'Party and fingerprint'),
    did: text('固定名片 {cardPinnedAbout}', 'Pinned card {cardPinnedAbout}'),
  },
  'card-removed': {
    label: text('移除名片', 'Card removed'),
    about: text('主体', 'Party'),
    did: text('移除名片 {cardRemovedAbout}', 'Removed card {cardRemovedAbout}'),
  },
  'key-rotated': {
    label: text('更换密钥', 'Key rotated'),
    about: text('密钥', 'Key'),
    did: text('更换密钥 {keyRotatedAbout}', 'Rotated key {keyRotatedAbout}'),
  },
  'setting-changed': {
    label: text('修改设置', 'Setting changed'),
    about: text('设置', 'Setting'),
    did: text('修改设置 {settingChangedAbout}', 'Changed setting {settingChangedAbout}'),
  },
  'personal-read': {
    label: text('查看个人信息', 'Personal data read'),
    about: text('业务件', 'Matter'),
    did: text('查看个人信息：{personalReadAbout}', 'Read personal data of {personalReadAbout}'),
  },
  'file-read': {
    label: text('查看文件', 'File read'),
    about: text('文件', 'File'),
    did: text('查看文件 {fileReadAbout}', 'Read file {fileReadAbout}'),
  },
  exported: {
    label: text('导出', 'Exported'),
    about: text('内容和条数', 'What and how many'),
    did: text('导出 {exportedAbout}', 'Exported {exportedAbout}'),
  },
  'erased-here': {
    label: text('删除内容', 'Content erased'),
    about: text('业务件和依据', 'Matter and basis'),
    did: text('删除内容：{erasedHereAbout}', 'Erased content: {erasedHereAbout}'),
  },
  quarantined: {
    label: text('隔离日志', 'Log quarantined'),
    about: text('日志和证据', 'Log and evidence'),
    did: text('隔离日志 {quarantinedAbout}', 'Quarantined log {quarantinedAbout}'),
  },
  released: {
    label: text('解除隔离', 'Log released'),
    about: text('日志和理由', 'Log and reason'),
    did: text('解除隔离 {releasedAbout}', 'Released log {releasedAbout}'),
  },
  restored: {
    label: text('从备份恢复', 'Restored'),
    about: text('日志和范围', 'Log and range'),
    did: text('从备份恢复 {restoredAbout}', 'Restored {restoredAbout}'),
  },
}

const camel = (id: string) => id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

const fields: Record<string, field.AuthoredField> = { title: field.words(text('名称', 'Title'), { part: 'internal' }) }
const open: Record<string, AuthoredOpenStep> = {}
for (const [id, deed] of Object.entries(deeds)) {
  const about = `${camel(id)}About`
  const note = `${camel(id)}Note`
  if (deed.about) fields[about] = field.words(deed.about, { part: 'internal' })
  fields[note] = field.paragraph(text('说明', 'Note'), { part: 'internal' })
  open[id] = {
    label: deed.label,
    did: deed.did,
    by: ['system', 'administrator', 'officer', 'approver', 'leader', 'legal', 'seal-keeper', 'public'],
    of: 'origin',
    form: deed.about ? [`${about}!`, note] : [note],
  }
}

/**
 * What a node writes down of itself: one matter per party, in its audit log, written by the node only. Kept at least six
 * months (网络安全法 art. 21). Nothing of it travels.
 */
export const audit = defineKind({
  pack: 'base',
  id: 'audit',
  version: 1,
  label: text('审计', 'Audit'),
  opened: text('开始审计记录', 'Audit began'),
  title: 'title',
  fields,
  tracks: {
    main: {
      label: text('审计', 'Audit'),
      holder: 'administration',
      start: 'kept',
      stages: { kept: { label: text('记录中', 'Kept') } },
      steps: {},
    },
  },
  open,
  opening: { by: ['system', 'administrator'], at: ['administration'], form: ['title!'] },
})
