CREATE TABLE frozen_reports (
	id INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	corrects_id INTEGER, 
	report TEXT NOT NULL, 
	title TEXT NOT NULL, 
	project_id INTEGER NOT NULL, 
	project_ref TEXT NOT NULL, 
	period_code TEXT, 
	start TEXT, 
	"end" TEXT, 
	wish TEXT NOT NULL, 
	language TEXT NOT NULL, 
	approved_on TEXT NOT NULL, 
	approved_by TEXT NOT NULL, 
	note TEXT, 
	step INTEGER NOT NULL, 
	mark TEXT NOT NULL, 
	program TEXT NOT NULL, 
	fonts TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	CONSTRAINT pk_frozen_reports PRIMARY KEY (id), 
	CONSTRAINT uq_frozen_reports_number UNIQUE (number), 
	CONSTRAINT uq_frozen_reports_corrects_id UNIQUE (corrects_id), 
	CONSTRAINT fk_frozen_reports_corrects_id FOREIGN KEY(corrects_id) REFERENCES frozen_reports (id)
)
 STRICT

;
CREATE TABLE mappings (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	table_name TEXT NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_mappings PRIMARY KEY (id), 
	CONSTRAINT uq_mappings_name UNIQUE (name)
)
 STRICT

;
CREATE TABLE template_changes (
	id INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	language TEXT, 
	value TEXT NOT NULL, 
	changed_on TEXT NOT NULL, 
	CONSTRAINT pk_template_changes PRIMARY KEY (id)
)
 STRICT

;
CREATE UNIQUE INDEX uq_template_changes_key ON template_changes (report, "key", coalesce("language", ''));
CREATE TABLE frozen_files (
	id INTEGER NOT NULL, 
	report_id INTEGER NOT NULL, 
	part TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	CONSTRAINT pk_frozen_files PRIMARY KEY (id), 
	CONSTRAINT uq_frozen_files_report_id_part UNIQUE (report_id, part), 
	CONSTRAINT fk_frozen_files_report_id FOREIGN KEY(report_id) REFERENCES frozen_reports (id)
)
 STRICT

;
CREATE TABLE frozen_states (
	id INTEGER NOT NULL, 
	report_id INTEGER NOT NULL, 
	sent_on TEXT, 
	returned_on TEXT, 
	accepted_on TEXT, 
	note TEXT, 
	CONSTRAINT pk_frozen_states PRIMARY KEY (id), 
	CONSTRAINT uq_frozen_states_report_id UNIQUE (report_id), 
	CONSTRAINT fk_frozen_states_report_id FOREIGN KEY(report_id) REFERENCES frozen_reports (id)
)
 STRICT

;
CREATE TABLE forms (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	report TEXT, 
	programme_id INTEGER, 
	language TEXT, 
	format TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	added_on TEXT NOT NULL, 
	CONSTRAINT pk_forms PRIMARY KEY (id), 
	CONSTRAINT uq_forms_name UNIQUE (name), 
	CONSTRAINT fk_forms_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id)
)
 STRICT

;
CREATE INDEX ix_forms_programme_id ON forms (programme_id);
CREATE TABLE remark_links (
	id INTEGER NOT NULL, 
	remark_id INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	record_id INTEGER NOT NULL, 
	CONSTRAINT pk_remark_links PRIMARY KEY (id), 
	CONSTRAINT uq_remark_links_remark_id_table_name_record_id UNIQUE (remark_id, table_name, record_id), 
	CONSTRAINT fk_remark_links_remark_id FOREIGN KEY(remark_id) REFERENCES report_remarks (id)
)
 STRICT

;
