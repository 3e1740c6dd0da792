'use strict'
// What `npm start` and `npm test` do first: bring the dependencies and Node 24, then with --set-up hand over to
// set-up.ts, which is written for Node 24. This file runs on whatever Node is there, so it keeps to what Node 16 knows.
const { spawn, spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')

const root = path.join(__dirname, '..')
const needed = 24
const supported = ['linux-x64', 'linux-arm64', 'darwin-arm64']
const modules = path.join(root, 'node_modules')
const say = (line) => process.stderr.write(`${line}\n`)

function stop(zh, en, lastLines) {
  say(`✗ ${zh}`)
  say(`  ${en}`)
  if (lastLines) {
    say(lastLines.replace(/^/gm, '    '))
  }
  process.exit(1)
}

function checkPlatform() {
  const platform = `${process.platform}-${process.arch}`
  if (!supported.includes(platform)) {
    const hint =
      process.platform === 'win32' ? ['（Windows 请在 WSL 里运行）', ' (on Windows, run it inside WSL)'] : ['', '']
    stop(
      `本机是 ${platform}，只支持 ${supported.join('、')}${hint[0]}。`,
      `This machine is ${platform}; supported are ${supported.join(', ')}${hint[1]}.`,
    )
  }
  if (process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime) {
    stop(
      '本系统用的是 musl（如 Alpine），自带的 Node 和 PostgreSQL 需要 glibc。请换 Debian、Ubuntu 等系统。',
      'This system uses musl (such as Alpine); the Node and PostgreSQL that come along need glibc. Use Debian, Ubuntu or the like.',
    )
  }
}

/** Whether npm's own note of what it installed agrees with the lock file; a cut-off install leaves no note. */
function installed() {
  try {
    const wanted = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
    const found = JSON.parse(fs.readFileSync(path.join(modules, '.package-lock.json'), 'utf8')).packages
    return Object.keys(wanted).every((name) => {
      if (name === '' || !name.includes('node_modules/') || wanted[name].link) {
        return true
      }
      return found[name] ? found[name].version === wanted[name].version : wanted[name].optional === true
    })
  } catch (_) {
    return false
  }
}

function checkSpace() {
  if (fs.statfsSync) {
    const { bavail, bsize } = fs.statfsSync(root)
    const freeMb = Math.floor((bavail * bsize) / 1e6)
    if (freeMb < 1500) {
      stop(
        `磁盘只剩 ${freeMb} MB，安装依赖需要约 1500 MB。请先腾出空间。`,
        `Only ${freeMb} MB of disk are left; installing takes about 1500 MB. Free some space first.`,
      )
    }
  }
}

const reasons = [
  [/ENOSPC/, '磁盘已满。请腾出空间后重试。', 'The disk is full. Free some space, then try again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i,
    '连不上 npm 软件源。请检查网络、代理（npm config get proxy）或换用可达的镜像。',
    'The npm registry cannot be reached. Check the network and proxy (npm config get proxy), or set a mirror you can reach.',
  ],
  [
    /EACCES|EPERM|EROFS/,
    '没有写这个文件夹的权限。请用文件夹的主人运行，或换一个文件夹。',
    'This folder may not be written. Run as its owner, or use another folder.',
  ],
  [
    /EUSAGE/,
    'package.json 与锁定文件 package-lock.json 不一致。请运行 npm install 后一并提交。',
    'package.json and package-lock.json do not agree. Run npm install and commit both.',
  ],
  [
    /EINTEGRITY|E404|ETARGET/,
    '软件源给的包与锁定文件不符，或缺包。请换一个完整的镜像。',
    'The registry lacks a package of the lock file, or serves another one under its name. Use a complete mirror.',
  ],
]

function install() {
  checkSpace()
  // The running Node may live inside node_modules, which npm is about to replace: use the one npm itself runs on.
  const node = process.env.npm_node_execpath || process.execPath
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--include=optional', '--prefer-offline', '--no-audit', '--no-fund']
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }
  const began = Date.now()
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
  say('… 安装依赖 · installing dependencies')
  const child = npm ? spawn(node, [npm, ...args], options) : spawn('npm', args, options)
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const tick = setInterval(() => say(`  … ${seconds()}`), 10000)
  return new Promise((resolve) => {
    child.on('error', (error) => stop('找不到 npm，请先安装 Node.js。', `npm was not found: ${error.message}`))
    child.on('close', (code) => {
      clearInterval(tick)
      if (code !== 0) {
        const found = reasons.find(([pattern]) => pattern.test(output))
        // npm says what is wrong first and pages of usage after.
        const errors = output.split('\n').filter((line) => /^npm error ./.test(line))
        const lastLines = (errors.length > 0 ? errors : output.trim().split('\n')).slice(0, 12).join('\n')
        stop(found ? found[1] : '依赖没有装上。', found ? found[2] : 'The dependencies were not installed.', lastLines)
      }
      say(`✓ 依赖 · dependencies (${seconds()})`)
      resolve()
    })
  })
}

/** Node 24 as npm brought it, else the running one if it is new enough. */
function findNode() {
  for (const node of [path.join(modules, '.bin', 'node'), process.execPath]) {
    const answer = spawnSync(node, ['--version'], { encoding: 'utf8' })
    if (answer.status === 0 && Number(answer.stdout.slice(1).split('.')[0]) === needed) {
      say(`✓ Node ${answer.stdout.trim().slice(1)}`)
      return node
    }
  }
  return stop(
    `npm 没有带来 Node ${needed}（node_modules/.bin/node）。请删去 node_modules 重试，或自行安装 Node ${needed}。`,
    `npm brought no Node ${needed} (node_modules/.bin/node). Remove node_modules and try again, or install Node ${needed} yourself.`,
  )
}

async function main() {
  checkPlatform()
  if (!installed()) {
    await install()
  }
  const node = findNode()
  if (process.argv.includes('--set-up')) {
    const run = spawnSync(node, [path.join(__dirname, 'set-up.ts')], { stdio: 'inherit' })
    process.exit(run.status === null ? 1 : run.status)
  }
}

main()
