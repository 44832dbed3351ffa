/** Dom.Document, XmlStreamReader, XmlStreamWriter. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shows, throws } from './apex.ts';

describe('Dom.Document', () => {
  it('writes namespaces behind attributes and closes empty elements with a blank', () => {
    const setUp = `
      Dom.Document doc = new Dom.Document();
      Dom.XmlNode root = doc.createRootElement('Envelope', 'http://soap', 'env');
      root.setNamespace('xsi', 'http://xsi');
      root.setAttributeNs('where', 'here', 'http://xsi', null);
      root.addChildElement('Body', 'http://soap', null).addTextNode('a<b>&"');
      root.addChildElement('none', null, null);`;
    assert.deepEqual(shows(['doc.toXmlString()'], setUp), [
      '<?xml version="1.0" encoding="UTF-8"?><env:Envelope xsi:where="here" xmlns:env="http://soap" xmlns:xsi="http://xsi">' +
        '<env:Body>a&lt;b>&amp;"</env:Body><none /></env:Envelope>',
    ]);
  });

  it('reads elements, text, comments and attributes', () => {
    const setUp = `
      Dom.Document doc = new Dom.Document();
      doc.load('<?xml version="1.0"?><a x="1&amp;2" xmlns="urn:n"><b>t</b> <c/><!-- k --></a>');
      Dom.XmlNode a = doc.getRootElement();`;
    const shown = shows(
      [
        "a.getName() + ' ' + a.getNamespace() + ' ' + a.getNodeType()",
        "a.getAttributeValue('x', null)",
        "a.getChildElement('b', 'urn:n').getText()",
        "a.getChildElement('b', null)",
        "a.getChildElements().size() + ' of ' + a.getChildren().size()",
        'a.getChildren()[3].getNodeType()',
        'a.getChildElements()[0].getParent().getName()',
        "a.removeChild(a.getChildElements()[0]) + ' ' + a.getChildElements().size()",
        'a.getAttributeKeyAt(0)',
      ],
      setUp,
    );
    assert.deepEqual(shown, ['a urn:n ELEMENT', '1&2', 't', 'null', '2 of 4', 'COMMENT', 'a', 'true 1', 'x']);
  });

  it('says where text is no XML', () => {
    assert.equal(
      throws("new Dom.Document().load('<a><b></a>');"),
      'System.XmlException: Failed to parse XML due to: end tag name </a> must be the same as start tag <b> from line 1 ' +
        '(position: START_TAG seen <a><b></a>... @1:10) ',
    );
    assert.match(
      throws("new Dom.Document().load('no');"),
      /only whitespace content allowed before start tag and not n/,
    );
    assert.match(throws("new Dom.Document().load('');"), /premature end of XML: input contained no data/);
    assert.match(
      throws('new Dom.Document().createRootElement(null, null, null);'),
      /NullPointerException: Argument 1 cannot be null/,
    );
  });
});

describe('XmlStreamReader', () => {
  it('walks through the events', () => {
    const loop = `
      XmlStreamReader r = new XmlStreamReader('<?xml version="1.0"?><?go on?><m:a xmlns:m="urn:n" k="v">x<![CDATA[<y>]]></m:a>');
      List<String> seen = new List<String>();
      while (r.hasNext()) {
        r.next();
        if (r.isStartElement()) seen.add(r.getPrefix() + ':' + r.getLocalName() + '=' + r.getNamespace() + r.getAttributeValue(null, 'k'));
        else if (r.isCharacters()) seen.add(r.getText());
        else seen.add(r.getEventType().name());
      }`;
    assert.deepEqual(shows(["String.join(seen, ' ')", 'r.getVersion()'], loop), [
      'PROCESSING_INSTRUCTION m:a=urn:nv x <y> END_ELEMENT END_DOCUMENT',
      '1.0',
    ]);
  });

  it('joins text while coalescing and refuses text where a tag is wanted', () => {
    const setUp = `
      XmlStreamReader r = new XmlStreamReader('<a>x<![CDATA[y]]></a>');
      r.setCoalescing(true);
      r.nextTag();
      r.next();`;
    assert.deepEqual(shows(['r.getText()', 'r.next()'], setUp), ['xy', '2']);
    const tag = "XmlStreamReader r = new XmlStreamReader('<a>x</a>'); r.nextTag(); r.nextTag();";
    assert.match(throws(tag), /XmlException: ParseError at \[row,col\]:\[1,5\]\nMessage: found: CHARACTERS, expected/);
  });
});

describe('XmlStreamWriter', () => {
  it('writes a document piece by piece', () => {
    const setUp = `
      XmlStreamWriter w = new XmlStreamWriter();
      w.writeStartDocument('UTF-8', '1.0');
      w.writeStartElement('m', 'Library', 'http://www.book.com');
      w.writeNamespace('m', 'http://www.book.com');
      w.writeComment('Book starts here');
      w.writeStartElement(null, 'book', null);
      w.writeAttribute(null, null, 'author', 'A & "B"');
      w.writeCharacters('1 < 2');
      w.writeEmptyElement(null, 'end', null);
      w.writeEndDocument();`;
    assert.deepEqual(shows(['w.getXmlString()'], setUp), [
      '<?xml version="1.0" encoding="UTF-8"?><m:Library xmlns:m="http://www.book.com"><!--Book starts here-->' +
        '<book author="A &amp; &quot;B&quot;">1 &lt; 2<end/></book></m:Library>',
    ]);
  });
});
