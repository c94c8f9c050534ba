// Written by Tests/Reference/colormaps.py.

extension ColorMap {
  /// Evenly spaced anchors of the continuous maps, first to last, as RRGGBB.
  static let continuousAnchors: [String: String] = [
    "viridis":
      """
    440154 470d60 48186a 482374 472d7b 453781 424086 3e4989 3b528b 375b8d 33638d \
    2f6b8e 2c728e 297a8e 26828e 23898e 21918c 1f988b 1fa088 22a785 28ae80 32b67a \
    3fbc73 4ec36b 5ec962 70cf57 84d44b 98d83e addc30 c2df23 d8e219 ece51b fde725
    """,
    "plasma":
      """
    0d0887 220690 310597 3f049c 4c02a1 5901a5 6600a7 7201a8 7e03a8 8a09a5 9511a1 \
    a01a9c aa2395 b32c8e bc3587 c43e7f cc4778 d35171 da5a6a e06363 e66c5c eb7655 \
    f0804e f58b47 f89540 fba139 fdac33 feb82c fdc527 fcd225 f8df25 f4ed27 f0f921
    """,
    "inferno":
      """
    000004 040312 0b0724 150b37 210c4a 2f0a5b 3d0965 4a0c6b 57106e 64156e 71196e \
    7d1e6d 8a226a 972766 a32c61 b0315b bc3754 c73e4c d24644 db503b e45a31 eb6628 \
    f1731d f68013 f98e09 fb9d07 fcac11 fbbc21 f9cb35 f5db4c f2ea69 f3f68a fcffa4
    """,
    "magma":
      """
    000004 030312 0a0822 130d34 1d1147 29115a 36106b 440f76 51127c 5d177f 6a1c81 \
    762181 832681 902a81 9c2e7f aa337d b73779 c43c75 d0416f dc4869 e75263 ef5d5e \
    f56b5c f9795d fc8961 fd9869 fea772 feb67c fec488 fed395 fde2a3 fcf0b2 fcfdbf
    """,
    "cividis":
      """
    00224e 00285b 002e6a 053371 1a386f 273e6e 32436d 3b496c 434e6c 4b546c 535a6d \
    5a5f6e 61656f 686a71 6f7073 767676 7d7c78 848279 8c8878 938e78 9b9476 a39a74 \
    aba072 b4a76f bcae6c c4b468 cdbb63 d5c25e dec958 e7d150 f0d846 f9e03a fee838
    """,
    "coolwarm":
      """
    3b4cc0 445acc 4e68d8 5875e1 6282ea 6c8ff1 779af7 82a6fb 8db0fe 98b9ff a3c2fe \
    aec9fc b9d0f9 c3d5f4 ccd9ed d5dbe5 dddcdc e5d8d1 ecd3c5 f1ccb8 f5c4ac f7ba9f \
    f7b093 f6a586 f4987a f08b6e eb7d62 e46e56 dd5f4b d44e41 ca3b37 be242e b40426
    """,
    "turbo":
      """
    30123b 392a73 4040a2 4456c7 466be3 4680f6 4294ff 37a8fa 28bceb 1ccdd8 18ddc2 \
    1fe9af 32f298 4ef97d 6dfe62 8bff4b a4fc3c b9f635 cdec34 dfdf37 eecf3a f8be39 \
    fdac34 fe962b fb7e21 f46617 eb500e df3f08 d02f05 be2102 a91601 920b01 7a0403
    """,
    "jet":
      """
    000080 000092 0000a4 0000b6 0000c8 0000da 0000ed 0000ff 0000ff 0010ff 0020ff \
    0030ff 0040ff 0050ff 0060ff 0070ff 0080ff 0090ff 00a0ff 00b0ff 00c0ff 00d0ff \
    00e0fb 09f0ee 16ffe1 23ffd4 30ffc7 3cffba 49ffad 56ffa0 63ff94 70ff87 7dff7a \
    8aff6d 97ff60 a4ff53 b1ff46 beff39 caff2c d7ff1f e4ff13 f1fc06 feed00 ffde00 \
    ffd000 ffc100 ffb200 ffa300 ff9400 ff8600 ff7700 ff6800 ff5900 ff4a00 ff3b00 \
    ff2d00 ff1e00 fa0f00 e80000 d60000 c40000 b20000 9f0000 8d0000 800000
    """,
    "hot":
      """
    0b0000 150000 200000 2a0000 350000 3f0000 4a0000 540000 5f0000 690000 740000 \
    7e0000 890000 930000 9e0000 a80000 b30000 bd0000 c80000 d20000 dd0000 e70000 \
    f20000 fc0000 ff0800 ff1200 ff1d00 ff2700 ff3200 ff3c00 ff4700 ff5100 ff5c00 \
    ff6600 ff7100 ff7b00 ff8600 ff9000 ff9b00 ffa500 ffb000 ffba00 ffc500 ffcf00 \
    ffda00 ffe400 ffef00 fff900 ffff07 ffff17 ffff26 ffff36 ffff46 ffff56 ffff65 \
    ffff75 ffff85 ffff95 ffffa4 ffffb4 ffffc4 ffffd4 ffffe3 fffff3 ffffff
    """,
    "bone":
      """
    000000 040305 07070a 0a0a0f 0e0e13 121118 15151d 181822 1c1c27 201f2c 232331 \
    262636 2a2a3a 2e2d3f 313144 343449 38384e 3c3b53 3f3f58 42425d 464661 4a4966 \
    4d4d6b 505070 545574 575a77 5b5f7b 5e637e 626882 666d85 697289 6c778c 707b90 \
    738093 778597 7a8a9a 7e8f9e 8194a1 8598a5 889da8 8ca2ac 8fa7af 93acb3 96b0b6 \
    9ab5ba 9dbabd a1bfc1 a4c4c4 a9c8c8 aecbcb b4cfcf b9d2d2 bfd6d6 c4d9d9 cadddd \
    cfe0e0 d5e4e4 dae7e7 e0ebeb e5eeee eaf2f2 f0f5f5 f5f9f9 fbfcfc ffffff
    """,
    "Blues":
      """
    f7fbff deebf7 c6dbef 9dcae1 6aaed6 4191c6 2070b4 08509b 08306b
    """,
    "Greens":
      """
    f7fcf5 e5f5e0 c7e9c0 a0d99b 73c476 40aa5d 228a44 006c2c 00441b
    """,
    "Reds":
      """
    fff5f0 fee0d2 fcbba1 fc9272 fb694a ee3a2c ca181d a30f15 67000d
    """,
    "Oranges":
      """
    fff5eb fee6ce fdd0a2 fdae6a fd8c3b f16813 d84801 a53603 7f2704
    """,
    "Purples":
      """
    fcfbfd efedf5 dadaeb bcbddc 9e9ac8 807cba 6950a3 53268f 3f007d
    """,
    "Greys":
      """
    ffffff f0f0f0 d9d9d9 bdbdbd 959595 727272 515151 242424 000000
    """,
    "YlGnBu":
      """
    ffffd9 edf8b1 c6e9b4 7ecdbb 40b5c4 1d90c0 225da8 243392 081d58
    """,
    "YlOrRd":
      """
    ffffcc ffeda0 fed976 feb24c fd8c3c fc4d2a e2191c bb0026 800026
    """,
    "RdBu":
      """
    67001f b1182b d6604d f3a481 fddbc7 f6f7f7 d1e5f0 90c4dd 4393c3 2065ab 053061
    """,
    "RdYlGn":
      """
    a50026 d62f27 f46d43 fdad60 fee08b feffbe d9ef8b a5d86a 66bd63 199750 006837
    """,
    "RdYlBu":
      """
    a50026 d62f27 f46d43 fdad60 fee090 feffc0 e0f3f8 aad8e9 74add1 4574b3 313695
    """,
    "Spectral":
      """
    9e0142 d43d4f f46d43 fdad60 fee08b ffffbe e6f598 aadca4 66c2a5 3387bc 5e4fa2
    """,
    "bwr":
      """
    0000ff fffefe ff0000
    """,
    "gray":
      """
    000000 ffffff
    """,
    "binary":
      """
    ffffff 000000
    """,
  ]

  /// The colours of the qualitative maps, in their order.
  static let qualitativeColors: [String: String] = [
    "tab10":
      """
    1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf
    """,
    "tab20":
      """
    1f77b4 aec7e8 ff7f0e ffbb78 2ca02c 98df8a d62728 ff9896 9467bd c5b0d5 8c564b \
    c49c94 e377c2 f7b6d2 7f7f7f c7c7c7 bcbd22 dbdb8d 17becf 9edae5
    """,
    "Set1":
      """
    e41a1c 377eb8 4daf4a 984ea3 ff7f00 ffff33 a65628 f781bf 999999
    """,
    "Set2":
      """
    66c2a5 fc8d62 8da0cb e78ac3 a6d854 ffd92f e5c494 b3b3b3
    """,
    "Set3":
      """
    8dd3c7 ffffb3 bebada fb8072 80b1d3 fdb462 b3de69 fccde5 d9d9d9 bc80bd ccebc5 \
    ffed6f
    """,
    "Pastel1":
      """
    fbb4ae b3cde3 ccebc5 decbe4 fed9a6 ffffcc e5d8bd fddaec f2f2f2
    """,
  ]
}
