// Prepares the database of DATABASE_URL for replicas that run elsewhere (compose.yaml): migrations, the app's role,
// queues.
import { dataFolder, isProduction, loadDotEnv, secretOf } from './configuration.mjs'
import { openDatabase } from './database.mjs'
import { Refusal, command, say } from './say.mjs'

await command(async () => {
  loadDotEnv()
  if (!process.env.DATABASE_URL) throw new Refusal('Не задан DATABASE_URL – адрес владельца базы данных.')
  const folder = dataFolder()
  await openDatabase({ folder, secret: secretOf(folder), demo: !isProduction(), say })
  say('База данных готова.')
})
