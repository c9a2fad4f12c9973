/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'person.read': read('Просмотр людей', { ...readers, CURATOR: 'subtree' }),
  'person.create': write('Добавлен человек', { AUTHORITY: 'tenant' }),
  'person.update': write('Изменены сведения о человеке', { AUTHORITY: 'tenant' }),
  'person.invite': write('Отправлено приглашение', { AUTHORITY: 'tenant' }),
  'person.assignRole': write('Назначена роль', { AUTHORITY: 'tenant' }),
  'person.removeRole': write('Снята роль', { AUTHORITY: 'tenant' }),
  'person.block': write('Человек заблокирован', { AUTHORITY: 'tenant' }),
  'person.unblock': write('Блокировка снята', { AUTHORITY: 'tenant' }),
  'person.resetSecondFactor': write('Сброшен второй фактор', { AUTHORITY: 'tenant' }),
  'person.import': write('Загружен список людей', { AUTHORITY: 'tenant' }),
  'appointment.read': read('Просмотр назначений', { ...readers, ...agencySide }),
  'appointment.create': write('Внесено назначение', { AUTHORITY: 'tenant' }),
  'appointment.end': write('Назначение прекращено', { AUTHORITY: 'tenant' }),
})
