// The command line's front door: what those who start nodes by other means need of it. The commands themselves are
// reached through lianyu.ts only, for `demo` and `bench` start packages that stand above this one.
export { type Command, type CommandArgs, type CommandOption, exitCode, textOption, type Words } from './command.ts'
export { refuseTakenPorts } from './free-port.ts'
export { phase } from './progress.ts'
