/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'quarterly.read': read('Просмотр квартальных отчётов', { ...readers, ...agencySide }),
  'quarterly.edit': write('Изменён квартальный отчёт', { ...agencySide }),
  'quarterly.submit': write('Сдан квартальный отчёт', { CURATOR: 'subtree' }),
  'quarterly.decide': write('Рассмотрен квартальный отчёт', { ...staff }),
  'quarterly.reopen': write('Принятый квартальный отчёт возвращён на доработку', { AUTHORITY: 'tenant' }),
  'quarterly.readNote': read('Просмотр аналитической справки', { ...readers }),
  'quarterly.note': write('Изменена аналитическая справка', { ...staff }),
  'quarterly.rule': write('Изменены сроки квартальных отчётов', { AUTHORITY: 'tenant' }),
})
