/** Input of the commands on saved views. */
import { z } from 'zod'

const Id = z.uuid({ error: 'Вид не найден. Обновите страницу.' })
const Name = z.string({ error: 'Назовите вид.' }).trim().min(1, 'Назовите вид.').max(60, 'Не больше 60 знаков.')
const List = z.enum(['projects'], { error: 'Такого списка нет.' })

export const SaveViewInput = z.object({ list: List.default('projects'), name: Name, query: z.string().max(2000) })
export const RenameViewInput = z.object({ id: Id, name: Name })
export const RemoveViewInput = z.object({ id: Id })
