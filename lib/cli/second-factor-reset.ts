import 'server-only'
import { randomUUID } from 'node:crypto'
import { platformDb } from '@/lib/platform/db'
import { resetSecondFactorByOperator } from '@/lib/account/second-factor-reset'

// Takes a lost second factor off any account: `npm run second-factor:reset -- name@example.ru "why"`. The person is
// told by letter.

const [email, ...words] = process.argv.slice(2)
const reason = words.join(' ').trim()
if (!email || !/^[^\s@]+@[^\s@]+$/.test(email) || !reason) {
  console.error(
    'Укажите почту и причину: npm run second-factor:reset -- name@example.ru "потерян телефон, заявление № 5"',
  )
  process.exit(1)
}
try {
  const result = await resetSecondFactorByOperator({ email, reason }, randomUUID())
  console.log(result.ok ? `Второй фактор ${email} сброшен, сеансов завершено: ${result.value}.` : result.error.message)
  await platformDb().$disconnect()
  process.exit(result.ok ? 0 : 1)
} catch (error) {
  console.error(
    `Сбросить второй фактор не удалось: ${error instanceof Error ? error.message.split('\n').at(-1) : String(error)}`,
  )
  process.exit(1)
}
