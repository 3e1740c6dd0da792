import type { GetAnswer } from './answers.ts'

/** Answers of the routes of numbers (`/api/indicators`, `/api/targets`, `/api/scores`), as the route table declares them. */
export type IndicatorAnswer = GetAnswer<'/api/indicators/{id}'>
export type IndicatorWords = IndicatorAnswer['indicator']
export type TargetsAnswer = GetAnswer<'/api/targets'>
export type TargetAnswer = TargetsAnswer['targets'][number]
export type TargetPartAnswer = TargetAnswer['parts'][number]
export type BehindAnswer = GetAnswer<'/api/indicators/{id}/matters'>['items'][number]
export type ScoreRuleAnswer = GetAnswer<'/api/scores'>[number]
export type ScoresAnswer = GetAnswer<'/api/scores/{id}'>
/** A month of reports beside what was closed of it; amounts in fen. */
export type MonthAnswer = GetAnswer<'/api/months/{month}'>
/** Many matters by the months of a year; amounts in fen. */
export type MonthBoardAnswer = GetAnswer<'/api/month-boards/{kind}'>
export type BoardRowAnswer = MonthBoardAnswer['rows'][number]
export type BoardCellAnswer = BoardRowAnswer['months'][number]
export type MonthRowAnswer = MonthAnswer['rows'][number]

export interface BehindQuery {
  by?: string
  key?: string
  period?: string
  sample?: '0' | '1'
  cursor?: string
}
