"""Validates a JUnit report of `quire test`.

  python3 Tests/Reference/junit.py REPORT

Needs `pip install junitparser xmlschema`. The schema below is written from the description of the format at
github.com/testmoapp/junitxml and from what pytest's `junitxml.py` writes with `junit_family = xunit1`: elements
and attributes that readers of such reports know, and no others.
"""

import sys
import xml.etree.ElementTree as ElementTree

import junitparser
import xmlschema

COUNTS = "".join(
    f'<xs:attribute name="{name}" type="xs:nonNegativeInteger" use="required"/>'
    for name in ("tests", "failures", "errors", "skipped"))
TIME = '<xs:attribute name="time" type="xs:decimal" use="required"/>'

SCHEMA = f"""
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="testsuites"><xs:complexType>
    <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="name" type="xs:string"/>{COUNTS}{TIME}
  </xs:complexType></xs:element>
  <xs:element name="testsuite"><xs:complexType>
    <xs:sequence>
      <xs:element name="properties" minOccurs="0"><xs:complexType><xs:sequence>
        <xs:element name="property" maxOccurs="unbounded"><xs:complexType>
          <xs:attribute name="name" type="xs:string" use="required"/>
          <xs:attribute name="value" type="xs:string" use="required"/>
        </xs:complexType></xs:element>
      </xs:sequence></xs:complexType></xs:element>
      <xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attribute name="name" type="xs:string" use="required"/>{COUNTS}{TIME}
  </xs:complexType></xs:element>
  <xs:element name="testcase"><xs:complexType>
    <xs:sequence>
      <xs:element name="skipped" minOccurs="0"><xs:complexType>
        <xs:attribute name="message" type="xs:string"/>
      </xs:complexType></xs:element>
      <xs:element name="failure" minOccurs="0"><xs:complexType><xs:simpleContent>
        <xs:extension base="xs:string">
          <xs:attribute name="message" type="xs:string" use="required"/>
          <xs:attribute name="type" type="xs:string" use="required"/>
        </xs:extension></xs:simpleContent></xs:complexType></xs:element>
      <xs:element name="system-out" type="xs:string" minOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="classname" type="xs:string" use="required"/>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="file" type="xs:string" use="required"/>
    <xs:attribute name="line" type="xs:positiveInteger" use="required"/>{TIME}
  </xs:complexType></xs:element>
</xs:schema>
"""


def main(path):
    xmlschema.XMLSchema(SCHEMA).validate(path)
    root = ElementTree.parse(path).getroot()
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(names) == len(set(names)), "two test cases have one name: GitLab ignores the second"
    report = junitparser.JUnitXml.fromfile(path)
    cases = [case for suite in report for case in suite]
    failed = sum(any(isinstance(r, junitparser.Failure) for r in case.result) for case in cases)
    skipped = sum(any(isinstance(r, junitparser.Skipped) for r in case.result) for case in cases)
    assert (len(cases), failed, skipped) == (report.tests, report.failures, report.skipped)
    print(f"{path}: valid; {len(cases)} cases, {failed} failed, {skipped} skipped")


if __name__ == "__main__":
    main(sys.argv[1])
