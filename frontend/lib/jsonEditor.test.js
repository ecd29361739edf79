import { test } from 'node:test';
import assert from 'node:assert/strict';
import { jsonEditor } from './jsonEditor.js';

/** An editor that writes down what is done to it, and hears of changes as the real one does. */
function fake() {
  const done = [];
  let text = '';
  const door = { jsonEditor: (_, { onChange }) => ({
    text: () => text, cursor: () => 7,
    setText(now) { text = now; done.push(['setText', now]); },
    replace(now) { text = now; done.push(['replace', now]); onChange(now); },
    insert({ from, to, insert }) { text = text.slice(0, from) + insert + text.slice(to); done.push(['insert', insert]); onChange(text); },
    setProblems: (...said) => done.push(['setProblems', ...said]),
    goTo: (place) => done.push(['goTo', place]), focus: () => done.push(['focus']), measure: () => done.push(['measure']),
  }) };
  return { done, door };
}

test('until it comes the text is held, and those who listen hear of changes once', async () => {
  const { done, door } = fake();
  const heard = [];
  const editor = jsonEditor(null, { onChange: (text) => heard.push(text) }, async () => door);
  editor.setText('before');
  editor.setText('{}');
  editor.replace('{"a": 1}');
  editor.replace('{"a": 1}');
  editor.setProblems([], ['old']);
  editor.setProblems(['wrong'], []);
  assert.equal(editor.text(), '{"a": 1}');
  assert.equal(editor.cursor(), 0);
  assert.deepEqual(heard, ['{"a": 1}'], 'a document that comes is no change');
  assert.deepEqual(done, []);
  await editor.measure();
  assert.deepEqual(done, [['setText', '{}'], ['replace', '{"a": 1}'], ['setProblems', ['wrong'], []], ['measure']]);
  assert.deepEqual(heard, ['{"a": 1}'], 'what is done once more is told once');
  editor.replace('[]');
  assert.equal(editor.text(), '[]');
  assert.equal(editor.cursor(), 7);
  assert.deepEqual(heard, ['{"a": 1}', '[]']);
});

test('what is put in before it comes is there, and fetches it', async () => {
  const { done, door } = fake();
  const heard = [];
  const editor = jsonEditor(null, { onChange: (text) => heard.push(text) }, async () => door);
  editor.setText('ac');
  editor.insert({ from: 1, to: 1, insert: 'b', cursor: 2 });
  assert.equal(editor.text(), 'abc');
  await editor.come();
  assert.equal(editor.text(), 'abc');
  assert.deepEqual(heard, ['abc']);
  assert.deepEqual(done, [['setText', 'ac'], ['insert', 'b']]);
});

test('one that cannot be fetched is asked for again, and its text stays', async () => {
  const { door } = fake();
  let away = true;
  const editor = jsonEditor(null, { onChange() {} }, async () => { if (away) throw new Error('away'); return door; });
  editor.setText('{}');
  await editor.focus();
  assert.equal(editor.text(), '{}');
  away = false;
  await editor.focus();
  assert.equal(editor.cursor(), 7);
});
