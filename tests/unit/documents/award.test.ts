import { describe, expect, it } from 'vitest'
import { awardPdf } from '@/lib/documents/award-pdf'
import { awardSheet } from '@/lib/documents/award-sheet'
import { awardOf, NASTY, plain } from '../../factories/documents'

const sheet = (over: Parameters<typeof awardOf>[0] = {}) => {
  const made = awardSheet(awardOf(over), 'https://gemba.example/kuzbass/check/x', '<svg/>')
  return { ...made, issued: plain(made.issued), validity: plain(made.validity) }
}

describe('the sheet of an award', () => {
  it('reads as a certificate', () => {
    expect(sheet()).toMatchObject({
      heading: 'Свидетельство об уровне',
      number: '№ К-2025-001',
      intro: 'подтверждает, что',
      agency: 'Юргинский городской округ',
      level: 'по итогам 2025 года имеет уровень «Лидер»',
      score: 'Оценка 13,4 из 14,9',
      issued: 'Выдано 27 марта 2026 г.',
      validity: 'Действует до 27 марта 2027 г.',
      void: '',
      demo: '',
      check: 'https://gemba.example/kuzbass/check/x',
    })
    expect(sheet().position).toBeCloseTo(13.4 / 14.9)
  })

  it('reads as the diploma that the act names', () => {
    expect(
      sheet({ kind: 'DIPLOMA', heading: 'Диплом', awardText: 'диплом Правительства Кузбасса', validUntil: null }),
    ).toMatchObject({
      heading: 'Диплом Правительства Кузбасса',
      intro: 'награждается',
      level: 'за уровень «Лидер» по итогам 2025 года',
      validity: '',
    })
  })

  it('says when it no longer holds, was confirmed, or is a demonstration', () => {
    expect(sheet({ state: 'REVOKED' }).void).toBe('Отозвано: результат изменён новой редакцией рейтинга')
    expect(sheet({ state: 'EXPIRED' }).void).toBe('Срок действия истёк, уровень не подтверждён')
    expect(sheet({ state: 'EXPIRING' }).void).toBe('')
    expect(sheet({ confirmedOn: '2027-03-01', validUntil: '2028-03-27' }).validity).toBe(
      'Действует до 27 марта 2028 г., подтверждено 1 марта 2027 г.',
    )
    expect(sheet({ isDemo: true }).demo).toContain('Демонстрационные данные')
  })
})

describe('the PDF of an award', () => {
  it('is a tagged PDF with a link to the check page', async () => {
    const pdf = Buffer.from(await awardPdf(awardOf({ agencyName: NASTY }), 'https://gemba.example/')).toString('latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    for (const sign of [
      '/StructTreeRoot',
      '/S /H1',
      '/Alt',
      '(https://gemba.example/kuzbass/check/6bnz4asn8urqyfh8wj6n)',
    ])
      expect(pdf.includes(sign), sign).toBe(true)
  })
})
