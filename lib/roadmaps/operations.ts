/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'roadmap.read': read('Просмотр дорожных карт', { ...readers, ...agencySide }),
  'roadmap.load': write('Дорожная карта загружена из акта', { AUTHORITY: 'tenant' }),
  'roadmap.create': write('Составлена дорожная карта', { AUTHORITY: 'tenant', ...agencySide }),
  'roadmap.edit': write('Изменён черновик дорожной карты', { AUTHORITY: 'tenant', ...agencySide }),
  'roadmap.approve': write('Утверждение дорожной карты', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'roadmap.close': write('Дорожная карта закрыта', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'roadmap.assign': write('Мероприятия распределены по исполнителям', { AUTHORITY: 'tenant' }),
  'roadmap.propose': write('Предложено или отозвано изменение дорожной карты', { CURATOR: 'subtree' }),
  'roadmap.consent': write('Рассмотрено изменение дорожной карты', { AUTHORITY: 'tenant' }),
  'roadmap.amend': write('Изменена дорожная карта программы', { AUTHORITY: 'tenant' }),
  'roadmap.prove': write('Приложено или убрано подтверждение мероприятия', { AUTHORITY: 'tenant', ...agencySide }),
  'roadmap.deliver': write('Мероприятие сдано или отозвано', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'roadmap.accept': write('Рассмотрено исполнение мероприятия', { ...staff }),
  'roadmap.closePart': write('Снято или возвращено обязательство исполнителя', { AUTHORITY: 'tenant' }),
})
