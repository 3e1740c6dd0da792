import { LianyuError, refuse } from '@lianyu/kernel'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Command, type CommandArgs, exitCode, textOption } from './command.ts'
import { main } from './main.ts'

let ran: CommandArgs[]
let out: string
let err: string

const greet: Command = {
  summary: { zh: '问好', en: 'say hello' },
  options: {
    data: { type: 'string', value: 'DIR', help: { zh: '数据目录', en: 'data directory' } },
    loud: { type: 'boolean', short: 'l', help: { zh: '大声', en: 'aloud' } },
  },
  words: { name: 'NAME', most: 1 },
  help: '例 · example: lianyu greet --loud',
  run: async (args) => {
    ran.push(args)
    return textOption(args, 'data') === 'broken' ? exitCode.verificationFailed : exitCode.ok
  },
}

const refused: Command = {
  ...greet,
  run: async () => {
    throw new LianyuError(refuse('node.data-not-empty', { dir: '/srv/x' }))
  },
}

function lianyu(...argv: string[]): Promise<number> {
  return main(
    argv,
    { greet: async () => greet, refused: async () => refused },
    {
      out: (text) => {
        out += text
      },
      err: (text) => {
        err += text
      },
    },
  )
}

beforeEach(() => {
  ran = []
  out = ''
  err = ''
})

describe('the command line', () => {
  it('gives a command its options and words, and the shell its exit code', async () => {
    expect(await lianyu('greet', '--data', 'here', '-l', 'Li')).toBe(0)
    expect(ran).toMatchObject([{ values: { data: 'here', loud: true }, words: ['Li'] }])
    expect(await lianyu('greet', '--data=broken')).toBe(3)
  })
  it('lists every command with its one line under --help, and exits with 0', async () => {
    expect(await lianyu('--help')).toBe(0)
    expect(out).toMatch(/greet +问好 · say hello/)
    expect(err).toBe('')
  })
  it('without any word shows the same and exits with 2: nothing was asked for', async () => {
    expect(await lianyu()).toBe(2)
    expect(out).toContain('usage')
  })
  it('shows each option of a command under --help, and does not run it', async () => {
    expect(await lianyu('greet', '--data', 'x', '--help')).toBe(0)
    expect(out).toMatch(/--data DIR +数据目录 · data directory/)
    expect(out).toMatch(/-l, --loud/)
    expect(out).toContain('例 · example: lianyu greet --loud')
    expect(out).toMatch(/3 +核验未通过/)
    expect(ran).toEqual([])
  })
  it.each([
    ['an unknown command', ['grete']],
    ['a name that every object has', ['constructor']],
    ['an unknown option', ['greet', '--date', 'x']],
    ['an option without its value', ['greet', '--data']],
    ['a word too many', ['greet', 'Li', 'Wang']],
  ])('refuses %s with 2 and says where help is', async (_what, argv) => {
    expect(await lianyu(...argv)).toBe(2)
    expect(err).toContain('--help')
    expect(out).toBe('')
    expect(ran).toEqual([])
  })
  it('prints a refusal in both languages with its code, and exits with 1', async () => {
    expect(await lianyu('refused')).toBe(1)
    expect(err).toContain('请换一个空目录')
    expect(err).toContain('Choose an empty one')
    expect(err).toContain('(node.data-not-empty)')
    expect(err).not.toContain('    at ')
  })
})
