import { describe, expect, it } from 'vitest'
import { checkNewPassword } from './password.ts'

const code = (password: string, username = 'zhang') => checkNewPassword(password, username)?.refusal

describe('a new password', () => {
  it('has 10 to 128 characters', () => {
    expect(code('短 而 好 记')).toBe('identity.password-length')
    expect(code('九个字也不算长啊')).toBe('identity.password-length')
    expect(code('x y'.repeat(50))).toBe('identity.password-length')
    expect(code('河边 有 三棵 老樟树')).toBeUndefined()
  })
  it('does not contain the user name, nor one character over and over', () => {
    expect(code('Zhang likes tea')).toBe('identity.password-weak')
    expect(code('aaaaaaaaaaaaab')).toBe('identity.password-weak')
  })
  it.each([
    'Password2026!',
    'P@ssw0rd12345',
    '1234567890',
    '0987654321',
    'qwertyuiop',
    'qwertyuiop123',
    'abcdefghijkl',
    'woaizhongguo1',
    '5201314520',
    '19900101520',
    'administrator1',
    '政务大厅2026360322',
    'ｐａｓｓｗｏｒｄ２０２６',
    'letmein2026!!',
  ])('is not %s, which everybody tries', (password) => {
    expect(code(password)).toBe('identity.password-common')
  })
  it.each(['correct horse battery', '我家 阳台 上 的 柚子', 'tea-river-lantern-9', '73915 82046 1'])(
    'may be %s',
    (password) => {
      expect(code(password)).toBeUndefined()
    },
  )
  it('is refused in both languages, with what to do', () => {
    const refusal = checkNewPassword('password2026', 'zhang')
    expect(refusal?.zh).toContain('换成')
    expect(refusal?.en).toContain('Use several words')
    expect(refusal?.field).toBe('password')
  })
})
