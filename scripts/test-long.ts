// npm run test:long [-- paths]: the same promises over many more runs, and what a program that was not written here says of
// our logs. Go comes from Debian where this is root on one; elsewhere its test is skipped by name.
import { spawnSync } from 'node:child_process'
import { installFromDebian } from './fonts-and-browser.ts'

if (spawnSync('go', ['version']).status !== 0) {
  const brought = await installFromDebian(['golang-go', 'golang-golang-x-mod-dev'])
  console.error(brought ? '✓ Go' : '! 没有 Go，有关测试按名跳过 · no Go: its test is skipped by name')
}
const paths = process.argv.slice(2)
const runs = [['--project', 'long', ...paths]]
if (paths.length === 0) runs.push(['--project', 'int', 'node/exchange/independent'])
const failed = runs.filter((args) => spawnSync('vitest', ['run', ...args], { stdio: 'inherit' }).status !== 0)
process.exit(failed.length === 0 ? 0 : 1)
