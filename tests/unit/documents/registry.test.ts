import { describe, expect, it } from 'vitest'
import { registrySheet } from '@/lib/documents/registry-sheet'
import type { RegistryPaper } from '@/lib/processes/registry/registry-queries'

const paper = (more: Partial<RegistryPaper> = {}): RegistryPaper => ({
  tenantName: 'Ленинградская область',
  timeZone: 'Europe/Moscow',
  isDemo: false,
  printedAt: new Date('2026-11-30T09:00:00Z'),
  agency: { id: 'a', name: 'Комитет соцзащиты' },
  act: null,
  number: 3,
  entries: [
    {
      id: 'p',
      code: 'СЗ-07',
      name: 'Назначение выплаты',
      kind: 'BETWEEN',
      group: 'g',
      groupTitle: 'Меры поддержки',
      carries: 's',
      carriesTitle: 'услуга',
      owner: { agencyId: 'a', agency: 'Комитет соцзащиты', unitId: 'u', unit: 'отдел выплат' },
      representative: 'Лебедева, начальник отдела',
      participants: [{ agencyId: 'b', agency: 'Комитет образования', unitId: null, unit: '' }],
      inputs: ['заявление', 'справка'],
      outputs: ['решение'],
      consumers: [{ name: 'граждане', side: 'external', needs: 'за 10 дней' }],
      regulations: [],
      systems: [],
      indicators: [{ name: 'Срок', key: true, unit: 'дней', now: '21', target: '' }],
      runsPerYear: 12000,
      federalId: '47',
      links: [],
    },
  ],
  ...more,
})

describe('the registry as an appendix', () => {
  it('says on each page of a draft that it is one', () => {
    const draft = registrySheet(paper())
    expect(draft.approval[0]).toBe('ПРОЕКТ')
    expect(draft.footer).toMatch(/^ПРОЕКТ версии 3\./)
  })

  it('names the act of a version', () => {
    const act = {
      number: 2,
      actTitle: 'Приказ председателя',
      actNumber: '12',
      actOn: '2026-02-03',
      file: null,
      approvedBy: 'Куратор',
      approvedAt: new Date(),
      count: 1,
    }
    const sheet = registrySheet(paper({ act, number: 2, isDemo: true }))
    expect(sheet.approval.map((line) => line.replaceAll('\u00a0', ' '))).toEqual([
      'Приложение',
      'Приказ председателя',
      'от 3 февраля 2026 г. № 12',
    ])
    expect(sheet.footer).toMatch(/^Версия 2\./)
    expect(`${sheet.footer} ${sheet.approval.join(' ')}`).not.toContain('ПРОЕКТ')
    expect(sheet.demo).not.toBe('')
  })

  it('has every column filled from the process', () => {
    const { head, rows } = registrySheet(paper())
    expect(rows[0]).toHaveLength(head.length)
    expect(rows[0]).toEqual([
      '1',
      'СЗ-07. Назначение выплаты\nУслуга\nФедеральный реестр: 47\nВ год: 12\u00a0000',
      'Межведомственный\nМеры поддержки',
      'Комитет соцзащиты, отдел выплат\nЛебедева, начальник отдела',
      'Комитет образования',
      'заявление\nсправка',
      'решение',
      'граждане (внешний): за 10 дней',
      'Срок (ключевой): 21 → – дней',
    ])
  })
})
