// What any bot on these libraries must do: restify takes a message in, botbuilder sends one back.
import { serve } from './serve.ts';

await serve(async (context) => {
  await context.sendActivity(`You said ${context.activity.text}`);
});
