import { describe, expect, it } from 'vitest'
import { fieldTypes } from '../field-types.ts'
import type { FieldDeclaration } from '../kind.ts'
import { fieldTypeEntry } from './registry.ts'

/** The stored form, or the code of the refusal. */
function store(declaration: FieldDeclaration, value: unknown): unknown {
  const entry = fieldTypeEntry(declaration.type)
  const normal = entry.normal(value, declaration)
  const refusal = entry.check(normal, declaration, 'data.x')
  return refusal ? refusal.refusal : normal
}
const hash = 'a'.repeat(64)
const file = { hash, name: '证明.pdf', type: 'application/pdf', size: 10 }

describe('the registry of field types', () => {
  it('has a widget and a JSON Schema for every type', () => {
    for (const type of fieldTypes) {
      const entry = fieldTypeEntry(type)
      expect(entry.widget).not.toBe('')
      expect(typeof entry.jsonSchema({ type, choices: ['a'] })).toBe('object')
    }
  })
  it.each<[FieldDeclaration, unknown, unknown]>([
    [{ type: 'words' }, ' 湘东区  ', '湘东区'],
    [{ type: 'words' }, '两\n行', 'field.odd-characters'],
    [{ type: 'words' }, 'abc\u202edef', 'field.odd-characters'],
    [{ type: 'words' }, '\ud800', 'field.odd-characters'],
    [{ type: 'words', maxLength: 2 }, '𠀀𠀁', '𠀀𠀁'],
    [{ type: 'words', maxLength: 2 }, '三个字', 'field.too-long'],
    [{ type: 'words' }, 7, 'field.wrong-type'],
    [{ type: 'paragraph' }, '一\r\n二\t三', '一\n二\t三'],
    [{ type: 'money' }, 12_345, 12_345],
    [{ type: 'money' }, 123.45, 'field.wrong-type'],
    [{ type: 'money' }, '123', 'field.wrong-type'],
    [{ type: 'money', min: 0 }, -1, 'field.out-of-range'],
    [{ type: 'integer' }, 2 ** 53, 'field.wrong-type'],
    [{ type: 'decimal' }, '1.5', '1.50'],
    [{ type: 'decimal' }, 1.5, '1.50'],
    [{ type: 'decimal', scale: 0 }, '7', '7'],
    [{ type: 'decimal' }, '-0.00', '0.00'],
    [{ type: 'decimal' }, '1.505', 'field.scale'],
    [{ type: 'decimal' }, '1e3', 'field.scale'],
    [{ type: 'decimal' }, '01.00', 'field.scale'],
    [{ type: 'percent', max: 100 }, '100.01', 'field.out-of-range'],
    [{ type: 'area', scale: 1, min: '0.5' }, '0.5', '0.5'],
    [{ type: 'area', scale: 1, min: '0.5' }, '0.4', 'field.out-of-range'],
    [{ type: 'day' }, '2026-02-29', 'field.wrong-type'],
    [{ type: 'day', min: '2026-01-01' }, '2025-12-31', 'field.out-of-range'],
    [{ type: 'month' }, '2026-13', 'field.wrong-type'],
    [{ type: 'month' }, '2026-10', '2026-10'],
    [{ type: 'instant' }, '2026-10-01T00:00:00Z', 'field.wrong-type'],
    [{ type: 'yes-no' }, 'yes', 'field.wrong-type'],
    [{ type: 'choice', choices: ['a'] }, 'b', 'field.not-a-choice'],
    [{ type: 'choices', choices: ['a', 'b'] }, ['b', 'a', 'b'], ['a', 'b']],
    [{ type: 'choices', choices: ['a', 'b'] }, ['c'], 'field.not-a-choice'],
    [{ type: 'uscc' }, '９１350100m000100y43', '91350100M000100Y43'],
    [{ type: 'uscc' }, '91350100M000100Y44', 'code.uscc-check'],
    [{ type: 'resident-id' }, '11010519491231002x', '11010519491231002X'],
    [{ type: 'phone' }, '0799-1234567', '0799-1234567'],
    [{ type: 'phone' }, 'none', 'field.wrong-type'],
    [{ type: 'indicator' }, 'project.done', 'project.done'],
    [{ type: 'indicator' }, '完成投资', 'field.wrong-type'],
    [{ type: 'party' }, '360322', '360322'],
    [{ type: 'parties' }, ['430281', '360302', '430281'], ['360302', '430281']],
    [{ type: 'parties' }, ['nobody'], 'field.wrong-type'],
    [{ type: 'matter' }, 'x', 'field.wrong-type'],
    [{ type: 'file', accept: ['application/pdf'] }, file, file],
    [{ type: 'file', accept: ['image/*'] }, file, 'field.media-type'],
    [{ type: 'file' }, { ...file, name: '../x' }, 'field.wrong-type'],
    [{ type: 'file' }, { ...file, path: '/etc' }, 'field.wrong-type'],
    [{ type: 'files' }, Array(51).fill(file), 'field.too-many'],
    [{ type: 'place' }, { lon: 113.85000049, lat: 27.6 }, { lon: 113.85, lat: 27.6 }],
    [{ type: 'place' }, { lon: 113, lat: 91 }, 'field.wrong-type'],
    [{ type: 'rating' }, 6, 'field.out-of-range'],
    [{ type: 'json' }, { market: [2, 5, 8] }, { market: [2, 5, 8] }],
    [{ type: 'json' }, 'x'.repeat(70_000), 'field.too-large'],
    [{ type: 'json' }, { at: Number.NaN }, 'fact.not-data'],
  ])('%j takes %j as %j', (declaration, value, expected) => {
    expect(store(declaration, value)).toEqual(expected)
  })
  it('puts decimals into columns as whole numbers of their last digit, so that they sort', () => {
    const value = (text: string) => fieldTypeEntry('decimal').columnValue?.(text, { type: 'decimal', scale: 2 })
    expect([value('12.50'), value('-0.05'), value('9.00'), value('x')]).toEqual([1250, -5, 900, null])
  })
})
