import { describe, expect, it } from 'vitest'
import { text } from '../names.ts'
import * as field from './author-fields.ts'
import { defineKind, filled, setting } from './define-kind.ts'
import { kindHash } from './kind-of.ts'

const written = () =>
  defineKind({
    pack: 'investment',
    id: 'project',
    version: 1,
    label: text('招商项目', 'Investment project'),
    title: 'name',
    opening: { by: 'officer', at: 'investment-office', form: ['name', 'investor'] },
    fields: {
      name: field.words(text('项目名称', 'Name'), { required: true }),
      investor: field.uscc(text('投资方', 'Investor')),
      plotArea: field.area(text('用地面积', 'Plot')),
      grade: field.choice(text('档次', 'Grade'), { a: text('甲', 'A'), b: text('乙', 'B') }),
      remark: field.paragraph(text('备注', 'Remark')),
      opinion: field.paragraph(text('内部意见', 'Opinion inside')),
    },
    tracks: {
      progress: {
        label: text('进展', 'Progress'),
        holder: 'project-office',
        start: 'talking',
        stages: {
          talking: { label: text('洽谈', 'Talking') },
          signed: { label: text('签约', 'Signed'), clock: { workingDays: setting('project.sign-days', 20), amber: 5 } },
        },
        steps: {
          sign: { label: text('签约', 'Sign'), from: 'talking', to: 'signed', by: 'officer', when: filled('investor') },
        },
      },
      land: {
        label: text('用地', 'Land'),
        holder: 'land-office',
        start: 'drafted',
        stages: { drafted: { label: text('拟申请', 'Drafted') }, granted: { label: text('已供地', 'Granted') } },
        steps: {
          grant: {
            label: text('供地', 'Grant'),
            from: ['drafted'],
            to: 'granted',
            by: 'officer',
            form: ['plotArea!', 'grade'],
          },
        },
      },
      seal: {
        label: text('用印', 'Sealing'),
        local: true,
        holder: 'office',
        start: 'asked',
        stages: { asked: { label: text('待审', 'Asked') }, sealed: { label: text('已用印', 'Sealed') } },
        steps: { seal: { label: text('用印', 'Seal'), from: 'asked', to: 'sealed', by: 'officer', form: ['opinion'] } },
      },
    },
    open: { comment: { label: text('留言', 'Comment'), by: 'officer', of: 'any', form: ['remark!'] } },
  })

describe('a kind written with its words in place', () => {
  const { declaration, labels, pack } = written()

  it('keeps words out of the declaration, under the paths of what they name', () => {
    expect(JSON.stringify(declaration)).not.toMatch(/[\u4e00-\u9fff]/)
    expect(labels.kind.zh).toBe('招商项目')
    expect(labels.stages['land.granted']).toEqual({ zh: '已供地', en: 'Granted' })
    expect(labels.steps.comment?.en).toBe('Comment')
    expect(labels.fields.grade?.choices?.b?.zh).toBe('乙')
    expect(pack).toBe('investment')
  })
  it('reads the owner of a field from the forms that ask for it', () => {
    expect(declaration.fields.plotArea).toEqual({ type: 'area', track: 'land' })
    expect(declaration.fields.remark).toEqual({ type: 'paragraph', open: 'comment' })
    expect(declaration.fields.name).toEqual({ type: 'words' })
  })
  it('keeps the fields of a local track inside', () => {
    expect(declaration.fields.opinion).toEqual({ type: 'paragraph', track: 'seal', part: 'internal' })
    expect(declaration.tracks.seal?.holder).toEqual({ party: 'own', desk: 'office' })
  })
  it('writes required fields out, from the field or from the form', () => {
    expect(declaration.opening.form).toEqual([{ field: 'name', required: true }, { field: 'investor' }])
    expect(declaration.tracks.land?.steps.grant?.form).toEqual([
      { field: 'plotArea', required: true },
      { field: 'grade' },
    ])
  })
  it('turns a clock into unit and budget', () => {
    expect(declaration.tracks.progress?.stages.signed?.clock).toEqual({
      unit: 'working-days',
      budget: { setting: 'project.sign-days', otherwise: 20 },
      amber: 5,
    })
  })
  it('has a hash that words do not change and declarations do', () => {
    const other = written()
    other.labels.kind = text('别的名字', 'Another name')
    expect(kindHash(other.declaration)).toBe(kindHash(declaration))
    other.declaration.version = 2
    expect(kindHash(other.declaration)).not.toBe(kindHash(declaration))
  })
})
