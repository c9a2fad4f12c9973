/** Words of prices and calculations. Pure. */
import type { ResourceKind } from './rules'

export const resourceKindLabels: Record<ResourceKind, { title: string; one: string; unit: string }> = {
  ROLE: { title: 'Ставки, ₽ в час', one: 'ставка', unit: '₽ в час' },
  MATERIAL: { title: 'Материалы, услуги и системы, ₽', one: 'материал, услуга или система', unit: '₽' },
  OVERHEAD: { title: 'Начисления и накладные, % к зарплате', one: 'начисления и накладные', unit: '%' },
}
