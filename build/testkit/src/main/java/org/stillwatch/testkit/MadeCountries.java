// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes small databases of countries in the MaxMind DB format, version 2.0
/// (https://maxmind.github.io/MaxMind-DB/): a tree of 24-bit records over the bits of an address,
/// then the values.
public final class MadeCountries {
  private static final int MAP = 7;
  private static final int TEXT = 2;
  private static final int UINT16 = 5;
  private static final int UINT32 = 6;
  private static final int UINT64 = 9;
  private static final int LIST = 11;

  private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {-1, -1}));
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();

  /// Adds a network.
  ///
  /// @param address its first address: 4 bytes, or 16
  /// @param length how many of its bits count
  /// @param country two letters
  public MadeCountries with(byte[] address, int length, String country) {
    byte[] bits = new byte[16];
    System.arraycopy(address, 0, bits, 16 - address.length, address.length);
    int deep = length + 8 * (16 - address.length);
    int value = -2 - places.computeIfAbsent(country, this::value);
    int at = 0;
    for (int i = 0; i < deep; i++) {
      int side = bits[i / 8] >> (7 - i % 8) & 1;
      if (i == deep - 1) {
        nodes.get(at)[side] = value;
      } else {
        if (nodes.get(at)[side] < 0) {
          nodes.get(at)[side] = nodes.size();
          nodes.add(new int[] {-1, -1});
        }
        at = nodes.get(at)[side];
      }
    }
    return this;
  }

  private int value(String country) {
    int place = values.size();
    begin(values, MAP, 1);
    text(values, "country");
    begin(values, MAP, 1);
    text(values, "iso_code");
    text(values, country);
    return place;
  }

  /// The file.
  public byte[] bytes() {
    var out = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int record : node) {
        int written =
            record >= 0 ? record : record == -1 ? nodes.size() : nodes.size() + 16 + (-2 - record);
        out.write(ByteBuffer.allocate(4).putInt(written << 8).array(), 0, 3);
      }
    }
    out.writeBytes(new byte[16]);
    out.writeBytes(values.toByteArray());
    out.writeBytes("\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
    begin(out, MAP, 9);
    text(out, "node_count");
    number(out, UINT32, nodes.size());
    text(out, "record_size");
    number(out, UINT16, 24);
    text(out, "ip_version");
    number(out, UINT16, 6);
    text(out, "database_type");
    text(out, "Made-Country");
    text(out, "languages");
    begin(out, LIST, 0);
    text(out, "binary_format_major_version");
    number(out, UINT16, 2);
    text(out, "binary_format_minor_version");
    number(out, UINT16, 0);
    text(out, "build_epoch");
    number(out, UINT64, 1_767_225_600L);
    text(out, "description");
    begin(out, MAP, 0);
    return out.toByteArray();
  }

  private static void begin(ByteArrayOutputStream out, int type, int size) {
    if (type < 8) {
      out.write(type << 5 | size);
    } else {
      out.write(size);
      out.write(type - 7);
    }
  }

  private static void text(ByteArrayOutputStream out, String text) {
    begin(out, TEXT, text.length());
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void number(ByteArrayOutputStream out, int type, long number) {
    int bytes = (71 - Long.numberOfLeadingZeros(number)) / 8;
    begin(out, type, bytes);
    for (int i = bytes - 1; i >= 0; i--) {
      out.write((int) (number >>> (8 * i)));
    }
  }
}
