import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['**/target/**', '**/node_modules/**'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Name what is exported.' }],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', Buffer: 'readonly', URL: 'readonly', setTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', fetch: 'readonly', Blob: 'readonly', Response: 'readonly', TextEncoder: 'readonly', crypto: 'readonly', AbortController: 'readonly', DecompressionStream: 'readonly', performance: 'readonly' } },
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Scripts that Node runs and that hand functions to a page.
    files: ['bench/**/*.mjs'],
    languageOptions: { globals: { performance: 'readonly', window: 'readonly', document: 'readonly', requestAnimationFrame: 'readonly', Worker: 'readonly', Blob: 'readonly', PerformanceObserver: 'readonly', crypto: 'readonly', self: 'readonly' } },
  },
);
