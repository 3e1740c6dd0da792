#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { main } from './main.ts'

// Compiled code is kept in the system's temporary folder: the second start takes half the time of the first.
enableCompileCache()

process.exitCode = await main(process.argv.slice(2), {
  init: () => import('./commands/init.ts').then((file) => file.init),
  up: () => import('./commands/up.ts').then((file) => file.up),
  demo: () => import('./commands/demo.ts').then((file) => file.demo),
  verify: () => import('./commands/verify.ts').then((file) => file.verify),
  backup: () => import('./commands/backup.ts').then((file) => file.backup),
  'export-logs': () => import('./commands/export-logs.ts').then((file) => file.exportLogsCommand),
  repair: () => import('./commands/repair.ts').then((file) => file.repair),
  restore: () => import('./commands/restore.ts').then((file) => file.restore),
  unlock: () => import('./commands/unlock.ts').then((file) => file.unlock),
  bench: () => import('./commands/bench.ts').then((file) => file.bench),
})
