// Verifies a log exported as a static tlog-tiles tree with Go's own transparency log packages: nothing of ours is in it.
// Usage: main FOLDER. Prints a line of JSON; exits with 1 where something does not hold.
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A cosignature of c2sp.org/tlog-cosignature: eight bytes of time, then Ed25519 over a message with that time.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }
func (c cosigner) Verify(text, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(sig), text)
	return ed25519.Verify(c.key, []byte(message), sig[8:])
}

func verifier(vkey string) (note.Verifier, error) {
	part := strings.SplitN(vkey, "+", 3)
	if len(part) == 3 {
		typed, err := base64.StdEncoding.DecodeString(part[2])
		if err == nil && len(typed) == 33 && typed[0] == 4 {
			sum := sha256.Sum256(append([]byte(part[0]+"\n"), typed...))
			hash := binary.BigEndian.Uint32(sum[:])
			if fmt.Sprintf("%08x", hash) != part[1] {
				return nil, fmt.Errorf("%s: the key is not the one its id names", part[0])
			}
			return cosigner{part[0], hash, typed[1:]}, nil
		}
	}
	return note.NewVerifier(vkey)
}

// Tiles of a folder; Go's path names the height first, tlog-tiles has one height and does not name it.
type folder string

func (f folder) Height() int                     { return 8 }
func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	read := make([][]byte, len(tiles))
	for i, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
		bytes, err := os.ReadFile(filepath.Join(string(f), strings.Replace(path, "tile/8/", "tile/", 1)))
		if err != nil {
			return nil, err
		}
		read[i] = bytes
	}
	return read, nil
}

func main() {
	from := folder(os.Args[1])
	keys, err := os.ReadFile(filepath.Join(string(from), "vkeys"))
	must(err)
	var verifiers []note.Verifier
	for _, line := range strings.Fields(string(keys)) {
		one, err := verifier(line)
		must(err)
		verifiers = append(verifiers, one)
	}
	signed, err := os.ReadFile(filepath.Join(string(from), "checkpoint"))
	must(err)
	opened, err := note.Open(signed, note.VerifierList(verifiers...))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	var tree tlog.Tree
	tree.N = size
	root, err := base64.StdEncoding.DecodeString(lines[2])
	must(err)
	copy(tree.Hash[:], root)
	if len(verifiers) == 0 || opened.Sigs[0].Name != lines[0] {
		must(fmt.Errorf("the first signature is not the writer's"))
	}

	hashes := tlog.TileHashReader(tree, from)
	whole, err := tlog.TreeHash(size, hashes)
	must(err)
	if whole != tree.Hash {
		must(fmt.Errorf("the tiles do not give the root that was signed"))
	}
	var stored []tlog.Hash
	for n := int64(0); n < size; n += 256 {
		width := 256
		if size-n < 256 {
			width = int(size - n)
		}
		bundle, err := from.ReadTiles([]tlog.Tile{{H: 8, L: -1, N: n / 256, W: width}})
		must(err)
		rest := bundle[0]
		for i := n; i < n+int64(width); i++ {
			if len(rest) < 2 || len(rest) < 2+int(binary.BigEndian.Uint16(rest)) {
				must(fmt.Errorf("entry %d is cut off", i))
			}
			length := int(binary.BigEndian.Uint16(rest))
			leaf := tlog.RecordHash(rest[2 : 2+length])
			rest = rest[2+length:]
			proof, err := tlog.ProveRecord(size, i, hashes)
			must(err)
			if err := tlog.CheckRecord(proof, size, tree.Hash, i, leaf); err != nil {
				must(fmt.Errorf("entry %d: %v", i, err))
			}
			// The tree once more from the entries alone, and from each size that the log had on the way to the signed one.
			more, err := tlog.StoredHashesForRecordHash(i, leaf, tlog.HashReaderFunc(func(at []int64) ([]tlog.Hash, error) {
				found := make([]tlog.Hash, len(at))
				for k, index := range at {
					found[k] = stored[index]
				}
				return found, nil
			}))
			must(err)
			stored = append(stored, more...)
		}
		if len(rest) != 0 {
			must(fmt.Errorf("bundle %d has more than its entries", n/256))
		}
	}
	own := tlog.HashReaderFunc(func(at []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(at))
		for k, index := range at {
			found[k] = stored[index]
		}
		return found, nil
	})
	again, err := tlog.TreeHash(size, own)
	must(err)
	if again != tree.Hash {
		must(fmt.Errorf("the entries do not give the root that was signed"))
	}
	for before := int64(1); before < size; before += 1 + size/50 {
		earlier, err := tlog.TreeHash(before, own)
		must(err)
		proof, err := tlog.ProveTree(size, before, hashes)
		must(err)
		must(tlog.CheckTree(proof, size, tree.Hash, before, earlier))
	}
	var names []string
	for _, sig := range opened.Sigs {
		names = append(names, sig.Name)
	}
	must(json.NewEncoder(os.Stdout).Encode(map[string]any{"origin": lines[0], "size": size, "signedBy": names}))
}
