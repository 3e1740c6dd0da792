import type { FieldDeclaration, FieldType } from '@lianyu/kernel'
import type { TFunction } from 'i18next'
import type { ComponentType } from 'react'
import type { ValueOf } from './value.ts'

/** What a widget may know of its field: the declaration and its words in the reader's language. Never its name. */
export interface FieldSpec extends Partial<FieldDeclaration> {
  label: string
  hint?: string
  /** Words of the options, by option. */
  options?: Record<string, string>
  /** Words of the columns of rows, and of their options. */
  columns?: Record<string, { label: string; options?: Record<string, string> }>
}

export interface InputProps<V> {
  id: string
  value: V | undefined
  onChange: (value: V | undefined) => void
  spec: FieldSpec
  disabled?: boolean
  /** The id of the sentence that says what is wrong. */
  describedBy?: string
  invalid?: boolean
}

export interface ViewProps<V> {
  value: V
  spec: FieldSpec
}

/** What `format` needs to say names: everything comes in, so that print and Excel ask for nothing. */
export interface FormatContext {
  t: TFunction<'fields'>
  words: TFunction<'marks'>
  language: string
  today: string
  offsetMinutes: number
  nameOf: (id: string) => string
}

export interface Widget<T extends FieldType> {
  /** Compact: the label stands left of it on a desk. Wide ones take the whole width. */
  wide?: boolean
  Input: ComponentType<InputProps<ValueOf<T>>>
  View: ComponentType<ViewProps<ValueOf<T>>>
  /** For print and Excel. Numbers that Excel should count stay numbers. */
  format: (value: ValueOf<T>, spec: FieldSpec, context: FormatContext) => string | number
}
