import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runQuietly } from './run-quietly.ts'

const root = join(import.meta.dirname, '..')
const packages = ['kernel', 'packs', 'node', 'web', 'cli', 'demo', 'bench']
let house: string

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'lianyu-house-'))
  await copyFile(join(root, '.dependency-cruiser.cjs'), join(house, '.dependency-cruiser.cjs'))
  write('tsconfig.json', '{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true } }')
  write('package.json', '{ "name": "house", "type": "module" }')
  mkdirSync(join(house, 'node_modules/@lianyu'), { recursive: true })
  for (const name of packages) {
    write(`${name}/package.json`, `{ "name": "@lianyu/${name}", "type": "module", "exports": { ".": "./index.ts" } }`)
    symlinkSync(join(house, name), join(house, 'node_modules/@lianyu', name))
  }
  write('node_modules/library/package.json', '{ "name": "library", "main": "index.js" }')
  write('node_modules/library/index.js', '')
  // A house in order: every arrow that is allowed, once.
  write('kernel/index.ts', "export * from './fact/fact.ts'")
  write('kernel/fact/fact.ts', "import 'library'")
  write('kernel/fact/fact.test.ts', "import 'node:fs'\nimport './fact.ts'")
  write('packs/index.ts', "import './project/index.ts'\nimport './letter/index.ts'")
  write('packs/project/index.ts', "import '@lianyu/kernel'\nimport './formula.ts'")
  write('packs/project/formula.ts', '')
  write('packs/letter/index.ts', '')
  write('node/index.ts', "import '@lianyu/kernel'\nimport '@lianyu/packs'\nimport 'node:fs'\nimport './store/store.ts'")
  write('node/store/store.ts', '')
  write('node/api/door.ts', "import '../store/store.ts'")
  write('web/index.ts', '')
  write('web/src/main.ts', "import '@lianyu/kernel'\nimport '@lianyu/packs'\nimport 'virtual:words'")
  write('cli/index.ts', "import '@lianyu/node'")
  write('cli/commands/demo.ts', "import('@lianyu/demo')")
  write('cli/commands/up.ts', "import '../progress.ts'")
  write('cli/progress.ts', '')
  write('demo/index.ts', "import '@lianyu/cli'\nimport '@lianyu/node'")
  write('bench/index.ts', "import '@lianyu/node'\nimport '@lianyu/demo'")
  write('scripts/tool.ts', "import '../node/store/store.ts'")
})

afterAll(() => rmSync(house, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true })
  writeFileSync(join(house, path), `${text}\n`)
}

/** The rules broken in the house, as `rule: from → to`. */
async function broken(): Promise<string[]> {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...packages, 'scripts']
  const text = await runQuietly(process.execPath, [cruiser, ...args], { cwd: house })
  const violations: { rule: { name: string }; from: string; to: string }[] = JSON.parse(text).summary.violations
  return violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
}

/** One import to break each rule: the rule, the file, what it imports, where that leads. */
const plants: [rule: string, from: string, specifier: string, to: string][] = [
  ['kernel-reaches-only-down', 'kernel/fact/fact.ts', '@lianyu/packs', 'packs/index.ts'],
  ['packs-reaches-only-down', 'packs/project/index.ts', '@lianyu/node', 'node/index.ts'],
  ['node-reaches-only-down', 'node/store/store.ts', '@lianyu/cli', 'cli/index.ts'],
  ['web-reaches-only-down', 'web/src/main.ts', '@lianyu/node', 'node/index.ts'],
  ['web-reaches-only-down', 'web/src/main.ts', '../../kernel/fact/fact.ts', 'kernel/fact/fact.ts'],
  ['cli-reaches-only-down', 'cli/commands/up.ts', '@lianyu/demo', 'demo/index.ts'],
  ['cli-starts-demo-and-bench-by-their-doors', 'cli/commands/demo.ts', '@lianyu/web', 'web/index.ts'],
  ['demo-reaches-only-down', 'demo/index.ts', '@lianyu/web', 'web/index.ts'],
  ['bench-reaches-only-down', 'bench/index.ts', '@lianyu/web', 'web/index.ts'],
  ['packs-import-only-the-kernel', 'packs/project/index.ts', '../letter/index.ts', 'packs/letter/index.ts'],
  ['packs-import-only-the-kernel', 'packs/project/index.ts', 'library', 'node_modules/library/index.js'],
  ['rooms-below-the-api', 'node/store/store.ts', '../api/door.ts', 'node/api/door.ts'],
  ['no-own-front-door', 'node/store/store.ts', '@lianyu/node', 'node/index.ts'],
  ['kernel-without-node', 'kernel/fact/fact.ts', 'node:fs', 'fs'],
  ['web-without-core-modules', 'web/src/main.ts', 'node:fs', 'fs'],
  ['product-imports-no-tests', 'kernel/index.ts', './fact/fact.test.ts', 'kernel/fact/fact.test.ts'],
  ['product-imports-no-tests', 'node/store/store.ts', '../../scripts/tool.ts', 'scripts/tool.ts'],
  ['no-cycles', 'packs/project/formula.ts', './index.ts', 'packs/project/index.ts'],
  ['no-unresolved', 'node/store/store.ts', './gone.ts', './gone.ts'],
]

describe('the arrows between packages', () => {
  it('are kept by a house in order', async () => {
    expect(await broken()).toEqual([])
  })

  describe('with one import planted for each rule', () => {
    let found: string[]
    beforeAll(async () => {
      for (const [, from, specifier] of plants) {
        appendFileSync(join(house, from), `import type {} from '${specifier}'\n`)
      }
      found = await broken()
    })
    it.each(plants)('%s: %s may not import %s', (rule, from, _specifier, to) => {
      expect(found).toContain(`${rule}: ${from} → ${to}`)
    })
    it('leaves no rule unproved', async () => {
      const config = await import(join(root, '.dependency-cruiser.cjs'))
      const rules: string[] = config.default.forbidden.map(({ name }: { name: string }) => name)
      expect(rules.filter((name) => !plants.some(([rule]) => rule === name))).toEqual([])
    })
  })
})
