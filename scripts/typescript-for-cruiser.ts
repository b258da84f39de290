// dependency-cruiser reads TypeScript through the compiler's JavaScript API, which TypeScript 7 no longer has: it gets the last one that does.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier.replace(
        /^typescript(?=\/package\.json$|$)/,
        context.parentURL?.includes('/dependency-cruiser/') ? 'typescript-api' : 'typescript',
      ),
      context,
    ),
});
