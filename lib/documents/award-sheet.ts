/** What a diploma or level certificate prints. */
import { formatLong } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import type { AwardDocument } from '@/lib/rating/award/document'
import { upperFirst } from '@/lib/core/format'

export type AwardSheet = {
  demo: string
  tenant: string
  heading: string
  number: string
  intro: string
  agency: string
  level: string
  tone: string
  score: string
  /** Shares of the track, 0…1, for drawing only. */
  position: number
  basis: string
  issued: string
  validity: string
  /** Why the paper no longer holds; empty while it does. */
  void: string
  authority: string
  check: string
  /** QR code as an SVG text. */
  qr: string
}

const tones: Record<AwardDocument['levelTone'], string> = {
  leader: '#0b6e4f',
  progressive: '#2169a8',
  basic: '#8a5a00',
  initial: '#5c6470',
}

/** Lines of the award; `checkUrl` is the full public address that its QR code opens, `qr` that code as SVG. */
export function awardSheet(award: AwardDocument, checkUrl: string, qr: string): AwardSheet {
  const diploma = award.kind === 'DIPLOMA'
  return {
    demo: award.isDemo ? 'Демонстрационные данные: орган настоящий, оценка – нет' : '',
    tenant: award.tenantName,
    heading: diploma && award.awardText ? upperFirst(award.awardText) : award.heading,
    number: `№ ${award.number}`,
    intro: diploma ? 'награждается' : 'подтверждает, что',
    agency: award.agencyName,
    level: diploma
      ? `за уровень «${award.levelTitle}» по итогам ${award.year} года`
      : `по итогам ${award.year} года имеет уровень «${award.levelTitle}»`,
    tone: tones[award.levelTone],
    score: `Оценка ${formatDecimal(award.total)} из ${formatDecimal(award.maximum)}`,
    position: Math.min(1, Number(award.total) / Number(award.maximum)),
    basis: `Программа «${award.programme}». ${award.basis}`,
    issued: `Выдано ${formatLong(award.issuedOn)}`,
    validity: award.validUntil
      ? `Действует до ${formatLong(award.validUntil)}${award.confirmedOn ? `, подтверждено ${formatLong(award.confirmedOn)}` : ''}`
      : '',
    void:
      award.state === 'REVOKED'
        ? 'Отозвано: результат изменён новой редакцией рейтинга'
        : award.state === 'EXPIRED'
          ? 'Срок действия истёк, уровень не подтверждён'
          : '',
    authority: award.authority,
    check: checkUrl,
    qr,
  }
}
