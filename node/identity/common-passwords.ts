/*
 * What everybody tries first, as folded by `foldOf`: digits and signs at the ends are off, so that `password` stands for
 * `Password2026!` too. Long enough passwords only: shorter ones are refused by their length.
 */
const words = `
password passwort passw0rd p@ssword p@ssw0rd pa55word passphrase mypassword thepassword yourpassword changeme letmein
welcome welcometo administrator administrators admin adminadmin rootroot superuser supervisor manager guest guestguest
user username useruser testtest testing tester demo demodemo default secret topsecret private system service
qwerty qwertyuiop qwertyui asdfghjkl asdfgh zxcvbnm zxcvbn qazwsx qazwsxedc wsxedc 1qaz2wsx 1qaz2wsx3edc q1w2e3r4 1q2w3e4r
1q2w3e4r5t abcdefg abcdefgh abcdefghij abcabc abcdabcd iloveyou ilovechina iloveyouforever sunshine princess dragon monkey
football baseball basketball superman batman starwars master shadow michael jordan computer internet network office windows
china zhongguo zhonghua beijing shanghai jiangxi hunan guangdong pingxiang liling shangli xiangdong liuyang changsha nanchang
guangzhou woaini woaiwo woaiwojia woaizhongguo wodemima mima mimamima nihao nihaoma caonima zhangwei wangwei lianyu lianyulianyu
gongzuo zhengwu zhengfu bangong bangongshi chuangkou dating yuanqu zhaoshang wangluo diannao
密码 我的密码 管理员 系统管理员 中华人民共和国 为人民服务 我爱中国 我爱你中国 我爱你 你好 政务大厅 测试 测试密码 默认密码 新密码
`
const common = new Set(words.trim().split(/\s+/))
const runs = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '一二三四五六七八九十',
]
const reversed = runs.map((run) => [...run].reverse().join(''))
/** Numbers with a sound or a date in them, which Chinese passwords are made of. */
const numbers =
  /^(?:520|521|1314|5201314|888+|666+|147258369|159357|112233|123123|(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d)+$/

/** Whether a password is among the first that anybody would try, whatever digits stand before or behind it. */
export function isCommon(password: string): boolean {
  const whole = password.normalize('NFKC').toLowerCase()
  const bare = whole.replace(/^[\d\p{P}\p{S}\s]+|[\d\p{P}\p{S}\s]+$/gu, '')
  const joined = whole.replace(/[\p{P}\p{S}\s]+/gu, '')
  return (
    [whole, bare, joined].some((text) => common.has(text)) ||
    numbers.test(joined) ||
    [...runs, ...reversed].some((run) => joined.length > 3 && run.repeat(2).includes(joined))
  )
}
