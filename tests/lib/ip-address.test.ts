import { describe, expect, test } from "vitest";
import { kindOfAddress, networkOf } from "../../src/lib/ip-address.ts";

describe("the kind of a network address", () => {
  test.each([
    ["8.8.8.8", "public"],
    ["172.15.0.1", "public"],
    ["172.32.0.1", "public"],
    ["100.63.255.255", "public"],
    ["[2606:4700::1111]", "public"],
    ["[2a00:1450:4001::8a]", "public"],
    ["127.0.0.1", "loopback"],
    ["127.255.255.254", "loopback"],
    ["[::1]", "loopback"],
    ["[::ffff:7f00:1]", "loopback"],
    ["0.0.0.0", "private"],
    ["10.1.2.3", "private"],
    ["100.64.0.1", "private"],
    ["169.254.169.254", "private"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["192.168.1.1", "private"],
    ["198.18.0.1", "private"],
    ["224.0.0.1", "private"],
    ["255.255.255.255", "private"],
    ["[::]", "private"],
    ["[::ffff:808:808]", "private"],
    ["[::a9fe:a9fe]", "private"],
    ["[64:ff9b::a9fe:a9fe]", "private"],
    ["[fe80::1]", "private"],
    ["[fec0::1]", "private"],
    ["[fd00:ec2::254]", "private"],
    ["[ff02::1]", "private"],
    ["[2001:db8::1]", "private"],
    ["[2001::1]", "private"],
    ["[2002:7f00:1::]", "private"],
    ["news.example", undefined],
    ["1.2.3.4.example", undefined],
  ])("%s is %s", (address, kind) => {
    expect(kindOfAddress(address)).toBe(kind);
  });
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["unknown", "unknown"],
  ["not:an:address", "not:an:address"],
])("the network of %s is %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
