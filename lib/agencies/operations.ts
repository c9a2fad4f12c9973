/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

/** The process office helps agencies with their units, too. */
const unitKeepers = { ...staff, CURATOR: 'subtree' } as const

export const operations = defineOperations({
  'agency.read': read('Просмотр участников', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'agency.create': write('Добавлен участник', { AUTHORITY: 'tenant' }),
  'agency.update': write('Изменены сведения об участнике', { AUTHORITY: 'tenant' }),
  'agency.abolish': write('Участник упразднён', { AUTHORITY: 'tenant' }),
  'agency.merge': write('Участник объединён с другим', { AUTHORITY: 'tenant' }),
  'agency.import': write('Загружен список участников', { AUTHORITY: 'tenant' }),
  'unit.read': read('Просмотр подразделений', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'unit.edit': write('Изменено подразделение', unitKeepers),
  'unit.end': write('Подразделение упразднено', unitKeepers),
  'unit.import': write('Загружен список подразделений', unitKeepers),
})
