import 'server-only'
import { createOperator } from '@/lib/account/tokens'
import { platformDb } from '@/lib/platform/db'

// Makes an operator of the platform: `npm run operator:create -- name@example.ru` prints a link, good once and for a
// week, that sets the password.

const [email] = process.argv.slice(2)
if (!email || !/^[^\s@]+@[^\s@]+$/.test(email)) {
  console.error('Укажите почту оператора: npm run operator:create -- name@example.ru')
  process.exit(1)
}
try {
  const { link, expiresAt } = await createOperator(email, new Date())
  console.log(
    link
      ? `Оператор ${email} создан. Ссылка, по которой он задаст пароль (действует до ${expiresAt.toLocaleDateString('ru-RU')}, один раз):\n${link}`
      : `Учётная запись ${email} уже есть и стала оператором; пароль прежний.`,
  )
  await platformDb().$disconnect()
} catch (error) {
  console.error(
    `Создать оператора не удалось: ${error instanceof Error ? error.message.split('\n').at(-1) : String(error)}`,
  )
  process.exit(1)
}
