import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest though its file is short: begun last it would run on while every other core waits. */
const longest = [/\/demo\/walk\//, /\/node\/simulation\//, /\/node\/hurt\//]

/** The runner's own order, with the longest files in front. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => longest.some((path) => path.test(moduleId))
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
